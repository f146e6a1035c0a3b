package io.ordermesh.gateway.query;

import io.ordermesh.gateway.event.Cause;
import io.ordermesh.gateway.order.JournalSummaries.Delays;
import io.ordermesh.gateway.order.JournalSummaries.Summary;
import io.ordermesh.gateway.sweep.SweepStatus;
import io.ordermesh.gateway.work.Backlog;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How right the copy of one merchant is.
 *
 * @param merchant our id of the merchant
 * @param window what follows, down to the delays, is counted over so long
 * @param hints that orders may have changed, by cause
 * @param changes that reached rows, by what led to them first
 * @param missedWebhooks changes that a sweep found and no webhook told of
 * @param missedShare of all changes that webhooks told of or should have told of; null without any
 * @param delaySeconds from a change's own time at OrderMesh to its row here
 * @param pending orders that are to be read
 * @param oldestPendingSeconds age of the oldest hint among them
 * @param unpublished changes that are not yet on the state topic
 * @param paused whether the merchant's reads rest
 * @param deadLetters reads that were given up
 * @param readsTogether whether the replica that answers can read several orders by one call
 * @param sweep how far the comparison with OrderMesh's lists is: watermarks, backfill, last audit and what they found
 */
public record Convergence(
        String merchant,
        Duration window,
        Map<String, Long> hints,
        Map<String, Long> changes,
        long missedWebhooks,
        @Nullable Double missedShare,
        Delays delaySeconds,
        long pending,
        double oldestPendingSeconds,
        long unpublished,
        boolean paused,
        long deadLetters,
        boolean readsTogether,
        SweepStatus sweep) {

    static Convergence of(
            Duration window,
            Summary summary,
            Backlog backlog,
            long unpublished,
            boolean readsTogether,
            SweepStatus sweep) {
        return new Convergence(
                backlog.merchant(),
                window,
                byName(summary.hints()),
                byName(summary.changes()),
                summary.missedWebhooks(),
                summary.missedShare(),
                summary.delaySeconds(),
                backlog.waiting(),
                backlog.oldest().toMillis() / 1000.0,
                unpublished,
                backlog.paused(),
                backlog.dead(),
                readsTogether,
                sweep);
    }

    private static Map<String, Long> byName(Map<Cause, Long> counts) {
        Map<String, Long> byName = new TreeMap<>();
        counts.forEach((cause, number) -> byName.put(cause.name(), number));
        return byName;
    }
}
