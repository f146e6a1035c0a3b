package io.ordermesh.sandbox.world;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** The date forms of OrderMesh: its services write the same instant differently. */
public final class WireDates {
    private static final DateTimeFormatter ORDER = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 7, true)
            .appendLiteral('Z')
            .toFormatter()
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter ITEM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SHIPMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter REQUEST =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private WireDates() {}

    /** As orders write it: {@code Z} and up to seven fraction digits. */
    public static String order(Instant instant) {
        return ORDER.format(instant);
    }

    /** As order items write it: {@code +00:00} and three fraction digits. */
    public static String item(Instant instant) {
        return ITEM.format(instant);
    }

    /** As shipments and packages write it: without a zone. */
    public static String shipment(Instant instant) {
        return SHIPMENT.format(instant);
    }

    /** As the front door writes it into request ids. */
    static String request(Instant instant) {
        return REQUEST.format(instant);
    }

    /** As the {@code Date} header of an answer writes it. */
    public static String header(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** The instant that an order's date can hold. */
    public static Instant toOrderPrecision(Instant instant) {
        return instant.minusNanos(instant.get(ChronoField.NANO_OF_SECOND) % 100);
    }

    /** The instant that a shipment's date can hold. */
    public static Instant toShipmentPrecision(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Reads any of the forms; a date without a zone is taken as UTC, and a blank for the plus of an unescaped query. */
    public static Optional<Instant> parse(String text) {
        String date = text.trim().replace(' ', '+');
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(date, OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(
                    time instanceof OffsetDateTime withZone
                            ? withZone.toInstant()
                            : LocalDateTime.from(time).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
