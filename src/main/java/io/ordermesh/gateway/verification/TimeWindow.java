package io.ordermesh.gateway.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** How far a signature's time may be from now, in either direction. */
record TimeWindow(Clock clock, Duration reach) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
    /** Seconds have fewer digits until the year 5138, milliseconds had more since 1973. */
    private static final int LONGEST_SECONDS = 11;

    /** The time that a header tells, in seconds or milliseconds since 1970. */
    static Optional<Instant> parse(String timestamp) {
        if (!NUMBER.matcher(timestamp).matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(timestamp);
        return Optional.of(
                timestamp.length() <= LONGEST_SECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
    }

    boolean holds(Instant time) {
        return Duration.between(time, clock.instant()).abs().compareTo(reach) <= 0;
    }
}
