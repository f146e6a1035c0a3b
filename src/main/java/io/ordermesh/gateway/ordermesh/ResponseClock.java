package io.ordermesh.gateway.ordermesh;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The time at OrderMesh, as the {@code Date} of its last answer tells it (RFC 9110, 6.6.1). No clock of ours is in it. */
final class ResponseClock implements ClientResponseFilter {

    private static final int LOWEST_STATUS = 100;

    private record Reading(Instant date, long nanos) {}

    private volatile @Nullable Reading last;

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        // Filters are asked also where there was no answer, and then there are no headers.
        String date = response.getStatus() < LOWEST_STATUS ? null : response.getHeaderString(HttpHeaders.DATE);
        if (date != null) {
            read(date, System.nanoTime());
        }
    }

    /** The time now, to the second; empty as long as no answer had a date. */
    Optional<Instant> now() {
        return at(System.nanoTime());
    }

    void read(String date, long nanos) {
        try {
            last = new Reading(
                    ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant(),
                    nanos);
        } catch (DateTimeException e) {
            // An answer without a date that can be read is one without a date.
        }
    }

    Optional<Instant> at(long nanos) {
        return Optional.ofNullable(last).map(reading -> reading.date().plus(Duration.ofNanos(nanos - reading.nanos())));
    }
}
