package io.ordermesh.gateway.webhook;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Logs refused deliveries, for each merchant and reason at most one in a minute; the rest is counted. */
final class RefusalLog {

    private static final Logger LOG = Logger.getLogger(RefusalLog.class);
    private static final long PAUSE = Duration.ofMinutes(1).toNanos();

    /** Merchants and reasons are closed sets, so this cannot grow. */
    private final Map<String, Last> last = new ConcurrentHashMap<>();

    private record Last(long at, long since) {}

    void refused(String merchant, Enum<?> reason, @Nullable String traceId) {
        long now = System.nanoTime();
        Last next = last.compute(
                merchant + " " + reason.name(),
                (key, before) -> before == null || now - before.at() >= PAUSE
                        ? new Last(now, 0)
                        : new Last(before.at(), before.since() + 1));
        if (next.at() == now) {
            LOG.infof(
                    "Delivery refused, further ones of this minute are only counted: merchant=%s reason=%s traceId=%s",
                    merchant, reason, traceId);
        }
    }
}
