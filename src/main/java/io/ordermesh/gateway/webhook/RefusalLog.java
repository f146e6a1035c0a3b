package io.ordermesh.gateway.webhook;

import io.ordermesh.gateway.telemetry.OncePerMinute;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Logs refused deliveries, for each merchant and reason one in a minute at INFO and the others at DEBUG; metrics count all. */
final class RefusalLog {

    private static final Logger LOG = Logger.getLogger(RefusalLog.class);

    private final OncePerMinute oncePerMinute = new OncePerMinute();

    void refused(String merchant, Enum<?> reason, @Nullable String traceId) {
        LOG.logf(
                oncePerMinute.pass(merchant + " " + reason.name()) ? Level.INFO : Level.DEBUG,
                "Delivery refused: merchant=%s reason=%s traceId=%s",
                merchant,
                reason,
                traceId);
    }
}
