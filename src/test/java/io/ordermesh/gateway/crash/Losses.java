package io.ordermesh.gateway.crash;

import io.ordermesh.sandbox.history.SentWebhook;
import io.ordermesh.sandbox.history.WebhookResult;
import io.ordermesh.sandbox.history.WebhookResult.Answered;
import io.ordermesh.sandbox.history.WebhookResult.Dropped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Webhooks that were not answered 2xx, seen from OrderMesh. What a gateway counts as missed lies between
 * {@link #notMadeGood} and {@link #dropped}.
 *
 * @param dropped webhooks about an order that were not answered 2xx, for whatever reason
 * @param notMadeGood orders whose last webhook surely reached no gateway
 * @param unheard the ids of the orders whose last webhook was not answered 2xx
 */
record Losses(long dropped, long notMadeGood, List<String> unheard) {

    Losses {
        unheard = List.copyOf(unheard);
    }

    static Losses of(List<SentWebhook> webhooks) {
        Map<String, SentWebhook> last = new TreeMap<>();
        webhooks.stream()
                .sorted(Comparator.comparingLong(SentWebhook::sequence))
                .forEach(webhook -> webhook.orderIds().forEach(id -> last.put(id, webhook)));
        long dropped = webhooks.stream()
                .filter(webhook -> !webhook.orderIds().isEmpty())
                .filter(webhook -> !webhook.result().isAccepted())
                .count();
        return new Losses(dropped, ids(last, Losses::metNobody).size(), ids(last, webhook -> !webhook.result()
                .isAccepted()));
    }

    private static List<String> ids(Map<String, SentWebhook> last, Predicate<SentWebhook> condition) {
        return last.entrySet().stream()
                .filter(each -> condition.test(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean metNobody(SentWebhook webhook) {
        WebhookResult result = webhook.result();
        return result instanceof Dropped || result.equals(new Answered(Balancer.MET_NOBODY));
    }
}
