package io.ordermesh.gateway.http;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time as HTTP writes it (RFC 9110, section 5.6.7), written once a second. */
final class HttpDate {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final Clock clock;
    private volatile Written last;

    HttpDate(Clock clock) {
        this.clock = clock;
        this.last = write(clock.instant());
    }

    private record Written(long second, String text) {}

    String now() {
        Instant now = clock.instant();
        Written written = last;
        if (written.second() != now.getEpochSecond()) {
            written = write(now);
            last = written;
        }
        return written.text();
    }

    private static Written write(Instant time) {
        return new Written(time.getEpochSecond(), FORMAT.format(time));
    }
}
