package io.ordermesh.gateway.webhook;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.ordermesh.gateway.merchant.Merchant;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How many verified deliveries of each merchant are taken in a second, where that is limited. */
final class RateLimits {

    private final Map<String, Bucket> buckets;

    RateLimits(Collection<Merchant> merchants, Optional<Integer> perSecond) {
        this.buckets = perSecond
                .map(limit -> merchants.stream()
                        .map(Merchant::id)
                        .collect(Collectors.toMap(Function.identity(), id -> bucket(limit))))
                .orElse(Map.of());
    }

    /** How long a delivery has to wait, in whole seconds; empty if it may go on. */
    Optional<Duration> tryTake(Merchant merchant) {
        Bucket bucket = buckets.get(merchant.id());
        if (bucket == null) {
            return Optional.empty();
        }
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(
                        Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1));
    }

    private static Bucket bucket(int perSecond) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
