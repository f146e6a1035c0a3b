package io.ordermesh.gateway.crash;

import io.ordermesh.sandbox.history.SentWebhook;
import io.ordermesh.sandbox.history.WebhookResult;
import io.ordermesh.sandbox.history.WebhookResult.Answered;
import io.ordermesh.sandbox.history.WebhookResult.Dropped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Webhooks that were not answered 2xx, seen from OrderMesh. Keys are {@code merchant/order id}.
 *
 * @param unaccepted how many of an order's webhooks were not answered 2xx, for whatever reason: no more of its changes can
 *     have been missed
 * @param unheard orders of whose last change surely no webhook told
 */
record Losses(Map<String, Long> unaccepted, Set<String> unheard) {

    /** A webhook that was taken no longer than this before a change may have its order read after it. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(20);

    Losses {
        unaccepted = Map.copyOf(unaccepted);
        unheard = Set.copyOf(unheard);
    }

    /**
     * @param lastChanges when each order changed last, or a moment before, as far as times of change show it
     * @param passedBy orders that the first list may have passed by, and of which so the rest seems to be missed, too
     */
    static Losses of(List<SentWebhook> webhooks, Map<String, Instant> lastChanges, Set<String> passedBy) {
        Map<String, Long> unaccepted = new HashMap<>();
        passedBy.forEach(key -> unaccepted.put(key, 1L));
        Set<String> maybeHeard = new TreeSet<>();
        Set<String> lost = new TreeSet<>();
        for (SentWebhook webhook : webhooks) {
            for (String id : webhook.orderIds()) {
                String key = webhook.merchant() + "/" + id;
                Instant changed = lastChanges.getOrDefault(key, Instant.MAX);
                if (!webhook.result().isAccepted()) {
                    unaccepted.merge(key, 1L, Long::sum);
                }
                if (metNobody(webhook) && webhook.at().isAfter(changed)) {
                    lost.add(key);
                } else if (!metNobody(webhook) && webhook.at().isAfter(changed.minus(UNDER_WAY))) {
                    maybeHeard.add(key);
                }
            }
        }
        lost.removeAll(maybeHeard);
        return new Losses(unaccepted, lost);
    }

    /** How many were not answered 2xx, one about several orders once for each. */
    long total() {
        return unaccepted.values().stream().mapToLong(Long::longValue).sum();
    }

    private static boolean metNobody(SentWebhook webhook) {
        WebhookResult result = webhook.result();
        return result instanceof Dropped || result.equals(new Answered(Balancer.MET_NOBODY));
    }
}
