package io.ordermesh.gateway.ordermesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** How calls end, waited for as long as a busy machine may need. */
final class CallResults {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private CallResults() {}

    static <T> T done(Uni<T> call) {
        return call.await().atMost(PATIENCE);
    }

    static <T> T done(CompletableFuture<T> call) {
        return done(Uni.createFrom().completionStage(call));
    }

    /** The failure of a call, which must fail. */
    static OrderMeshFailure failure(Uni<?> call) {
        OrderMeshFailure failure = catchThrowableOfType(OrderMeshFailure.class, () -> done(call));
        assertThat(failure).as("The call fails").isNotNull();
        return failure;
    }

    static OrderMeshFailure failure(CompletableFuture<?> call) {
        ExecutionException failure =
                catchThrowableOfType(ExecutionException.class, () -> call.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        assertThat(failure).as("The call fails").isNotNull();
        return (OrderMeshFailure) Objects.requireNonNull(failure.getCause());
    }
}
