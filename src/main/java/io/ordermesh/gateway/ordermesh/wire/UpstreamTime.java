package io.ordermesh.gateway.ordermesh.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times as OrderMesh writes them: with a zone in the order service, without one in the shipment service, where UTC is
 * assumed (contract 2.5). All forms of ISO 8601 are read that servers write: with and without separators, seconds and fraction, the fraction behind a point or a comma and as long as it may be.
 */
public final class UpstreamTime {

    private static final Pattern FORM = Pattern.compile("(\\d{4})(-?)(\\d{2})\\2(\\d{2})"
            + "[Tt ](\\d{2}):?(\\d{2})(?::?(\\d{2})(?:[.,](\\d{1,40}))?)?"
            + " ?([Zz]|[+-]\\d{2}(?::?\\d{2})?)?(?:\\[[\\w/+-]{1,40}])?");

    /** Longer texts are no times. */
    private static final int LONGEST = 100;
    /** Earlier times stand for none: the year 1 and the beginning of 1970 are what systems write where nothing is set. */
    private static final int FIRST_YEAR = 1971;

    private static final int NANO_DIGITS = 9;

    private UpstreamTime() {}

    /** The instant, unless there is none or it has another form. */
    public static Optional<Instant> parse(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches() || number(matcher, 1) < FIRST_YEAR) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(
                            number(matcher, 1),
                            number(matcher, 3),
                            number(matcher, 4),
                            number(matcher, 5),
                            number(matcher, 6),
                            number(matcher, 7),
                            nanos(matcher.group(8)))
                    .toInstant(offset(matcher.group(9))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int nanos(@Nullable String fraction) {
        String digits = Objects.requireNonNullElse(fraction, "");
        return Integer.parseInt((digits + "0".repeat(NANO_DIGITS)).substring(0, NANO_DIGITS));
    }

    private static ZoneOffset offset(@Nullable String zone) {
        return zone == null || zone.equalsIgnoreCase("z") ? ZoneOffset.UTC : ZoneOffset.of(zone);
    }
}
