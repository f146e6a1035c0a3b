package io.ordermesh.gateway.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.gateway.event.EventDecoder;
import io.ordermesh.gateway.event.OrderMeshEvent;
import io.ordermesh.gateway.merchant.Merchant;
import io.ordermesh.gateway.verification.Subscribers;
import io.ordermesh.gateway.webhook.DeliveryDecoder.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a delivery holds for one merchant.
 *
 * @param usable in the order of the delivery
 * @param unusable the rest
 */
record SortedEvents(List<OrderMeshEvent> usable, List<Unusable> unusable) {

    /** What is kept apart, and why. */
    record Unusable(JsonNode body, UnusableReason reason) {}

    static SortedEvents sort(List<Candidate> candidates, Merchant merchant) {
        List<OrderMeshEvent> usable = new ArrayList<>(candidates.size());
        List<Unusable> unusable = new ArrayList<>();
        for (Candidate each : candidates) {
            Optional<UnusableReason> reason = flaw(each, merchant);
            if (reason.isPresent()) {
                unusable.add(new Unusable(each.node(), reason.get()));
            } else {
                EventDecoder.decode(each.node())
                        .ifPresentOrElse(
                                usable::add,
                                () -> unusable.add(new Unusable(each.node(), UnusableReason.NO_IDENTIFIER)));
            }
        }
        return new SortedEvents(usable, unusable);
    }

    /** Why a delivery without a usable event is refused: the one reason of all its events, else the first. */
    Rejection rejection() {
        return unusable.stream()
                .map(Unusable::reason)
                .filter(reason -> reason != UnusableReason.FOREIGN_SUBSCRIBER)
                .findFirst()
                .or(() -> unusable.stream().map(Unusable::reason).findFirst())
                .map(UnusableReason::rejection)
                .orElse(Rejection.NO_EVENT);
    }

    private static Optional<UnusableReason> flaw(Candidate candidate, Merchant merchant) {
        JsonNode node = candidate.node();
        if (!node.isObject() || node.isEmpty()) {
            return Optional.of(UnusableReason.NO_EVENT);
        }
        if (!EventDecoder.hasUsableSubscribers(node) || !EventDecoder.hasUsableSubscribers(candidate.envelope())) {
            return Optional.of(UnusableReason.BAD_SUBSCRIBER);
        }
        List<String> named = EventDecoder.subscribers(node);
        return Subscribers.belong(merchant, named.isEmpty() ? EventDecoder.subscribers(candidate.envelope()) : named)
                ? Optional.empty()
                : Optional.of(UnusableReason.FOREIGN_SUBSCRIBER);
    }
}
