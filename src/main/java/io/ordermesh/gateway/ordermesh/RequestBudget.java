package io.ordermesh.gateway.ordermesh;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Details;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;

/** Keeps a merchant's requests under a rate: a token bucket, at which a call waits for its turn. */
final class RequestBudget {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final int requestsPerSecond;
    private final Bucket bucket;
    private final Duration longestWait;

    /** @param longestWait what would wait longer is not sent */
    RequestBudget(int requestsPerSecond, Duration longestWait) {
        this.requestsPerSecond = requestsPerSecond;
        this.bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(requestsPerSecond).refillGreedy(requestsPerSecond, SECOND))
                .build();
        this.longestWait = longestWait;
    }

    /** So many replicas share the rate; this one takes its part of it. */
    void share(int replicas) {
        bucket.replaceConfiguration(
                BucketConfiguration.builder()
                        .addLimit(limit -> limit.capacity(Math.max(1, requestsPerSecond / replicas))
                                .refillGreedy(requestsPerSecond, SECOND.multipliedBy(replicas)))
                        .build(),
                TokensInheritanceStrategy.PROPORTIONALLY);
    }

    /** Comes when the request may be sent; fails with {@link Reason#BUSY} where that would take too long. */
    Uni<Void> take(String operation) {
        return Uni.createFrom()
                .deferred(() -> bucket.tryConsume(1) ? Uni.createFrom().voidItem() : await(operation));
    }

    private Uni<Void> await(String operation) {
        return Uni.createFrom()
                .completionStage(
                        () -> bucket.asScheduler().tryConsume(1, longestWait, Infrastructure.getDefaultWorkerPool()))
                .map(taken -> {
                    if (Boolean.TRUE.equals(taken)) {
                        return null;
                    }
                    throw new OrderMeshFailure(operation, Reason.BUSY, Details.UNREAD);
                });
    }
}
