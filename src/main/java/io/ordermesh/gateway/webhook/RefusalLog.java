package io.ordermesh.gateway.webhook;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Logs refused deliveries, for each merchant and reason one in a minute at INFO and the others at DEBUG; metrics count all. */
final class RefusalLog {

    private static final Logger LOG = Logger.getLogger(RefusalLog.class);
    private static final long PAUSE = Duration.ofMinutes(1).toNanos();

    /** Merchants and reasons are closed sets, so this cannot grow. */
    private final Map<String, Last> last = new ConcurrentHashMap<>();

    private record Last(long at, boolean first) {}

    void refused(String merchant, Enum<?> reason, @Nullable String traceId) {
        long now = System.nanoTime();
        Last mark = last.compute(
                merchant + " " + reason.name(),
                (key, before) -> before == null || now - before.at() >= PAUSE
                        ? new Last(now, true)
                        : new Last(before.at(), false));
        LOG.logf(
                mark.first() ? Level.INFO : Level.DEBUG,
                "Delivery refused: merchant=%s reason=%s traceId=%s",
                merchant,
                reason,
                traceId);
    }
}
