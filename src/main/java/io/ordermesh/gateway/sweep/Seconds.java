package io.ordermesh.gateway.sweep;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Durations as the database takes and gives them. */
final class Seconds {

    private Seconds() {}

    static double of(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    static @Nullable Duration read(@Nullable Double seconds) {
        return seconds == null ? null : Duration.ofMillis((long) (seconds * 1000));
    }
}
