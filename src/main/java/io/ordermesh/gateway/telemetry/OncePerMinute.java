package io.ordermesh.gateway.telemetry;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps what happens often from filling the log. */
public final class OncePerMinute {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Map<String, Long> passed = new ConcurrentHashMap<>();

    /**
     * Whether this is the first time in a minute.
     *
     * @param key of a closed set, since each is remembered
     */
    public boolean pass(String key) {
        long now = System.nanoTime();
        boolean[] first = new boolean[1];
        passed.compute(key, (same, before) -> {
            first[0] = before == null || now - before >= MINUTE;
            return first[0] ? Long.valueOf(now) : before;
        });
        return first[0];
    }
}
