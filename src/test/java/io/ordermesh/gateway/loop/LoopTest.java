package io.ordermesh.gateway.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoopTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(5);
    private static final Duration A_WHILE = Duration.ofMillis(300);

    private static final Vertx VERTX = Vertx.vertx();

    /** Each turn waits here until the test ends it. */
    private final BlockingQueue<CompletableFuture<Boolean>> turns = new LinkedBlockingQueue<>();

    private @Nullable Loop started;

    @BeforeAll
    static void warmUp() throws Exception {
        VERTX.executeBlocking(() -> true)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterAll
    static void close() throws Exception {
        VERTX.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        if (started != null) {
            CompletableFuture<Void> end = started.stop();
            while (!end.isDone()) {
                CompletableFuture<Boolean> turn = turns.poll(10, TimeUnit.MILLISECONDS);
                if (turn != null) {
                    turn.complete(false);
                }
            }
        }
    }

    @Test
    void turnsNeverOverlap() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger count = new AtomicInteger();
        Loop loop = start(SHORT, () -> Uni.createFrom()
                .item(() -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    return count.incrementAndGet() % 3 == 0;
                })
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(1))
                .invoke(running::decrementAndGet));

        await().atMost(Duration.ofSeconds(20)).until(() -> {
            loop.nudge();
            return count.get() >= 100;
        });
        assertThat(most).hasValue(1);
    }

    @Test
    void aTurnThatFoundWorkIsFollowedByTheNextAtOnce() throws InterruptedException {
        start(LONG, this::controlled);

        next().complete(true);
        next().complete(true);
        next().complete(false);
        assertNoTurn();
    }

    @Test
    void aNudgeEndsARest() throws InterruptedException {
        Loop loop = start(LONG, this::controlled);
        next().complete(false);
        assertNoTurn();

        loop.nudge();

        next().complete(false);
        assertNoTurn();
    }

    @Test
    void nudgesDuringATurnLeadToExactlyOneMore() throws InterruptedException {
        Loop loop = start(LONG, this::controlled);
        CompletableFuture<Boolean> turn = next();
        for (int i = 0; i < 50; i++) {
            loop.nudge();
        }
        assertNoTurn();

        turn.complete(false);

        next().complete(false);
        assertNoTurn();
    }

    @Test
    void aRestIsFollowedByATurn() throws InterruptedException {
        start(SHORT, this::controlled);

        next().complete(false);
        next().complete(false);
        next().complete(false);
    }

    @Test
    void aFailedTurnIsFollowedByAnother() throws InterruptedException {
        start(SHORT, this::controlled);

        next().completeExceptionally(new IllegalStateException("expected by the test"));
        next().completeExceptionally(new IllegalStateException("expected by the test"));
        next().complete(false);
        next().complete(false);
    }

    @Test
    void aTurnThatThrowsIsFollowedByAnother() {
        AtomicInteger count = new AtomicInteger();
        start(SHORT, () -> {
            count.incrementAndGet();
            throw new IllegalStateException("expected by the test");
        });

        await().atMost(Duration.ofSeconds(10)).until(() -> count.get() >= 3);
    }

    @Test
    void aNudgeDoesNotEndTheRestAfterAFailure() throws InterruptedException {
        Loop loop = start(LONG, this::controlled);
        next().completeExceptionally(new IllegalStateException("expected by the test"));
        await().pollDelay(A_WHILE).until(() -> true);

        loop.nudge();

        assertNoTurn();
    }

    @Test
    void aLongRestIsNoDelay() throws InterruptedException {
        Loop loop = start(LONG, this::controlled);
        CompletableFuture<Boolean> turn = next();
        Instant before = Instant.now();

        turn.complete(false);

        await().atMost(Duration.ofSeconds(10)).until(() -> !loop.dueBy().isBefore(before.plus(LONG)));
        assertThat(loop.name()).isEqualTo("test");
    }

    @Test
    void aStopWaitsForTheTurnAndStartsNoOther() throws InterruptedException {
        Loop loop = start(SHORT, this::controlled);
        CompletableFuture<Boolean> turn = next();

        CompletableFuture<Void> end = loop.stop();
        assertNoTurn();
        assertThat(end).isNotDone();

        turn.complete(true);
        await().atMost(Duration.ofSeconds(10)).until(end::isDone);
        loop.nudge();
        assertNoTurn();
    }

    @Test
    void aRestingLoopStopsAtOnce() throws InterruptedException {
        Loop loop = start(LONG, this::controlled);
        next().complete(false);
        assertNoTurn();

        CompletableFuture<Void> end = loop.stop();

        await().atMost(Duration.ofSeconds(10)).until(end::isDone);
        loop.nudge();
        assertNoTurn();
    }

    private Loop start(Duration rest, Supplier<Uni<Boolean>> turn) {
        Loop loop = new Loop(VERTX, "test", rest, turn);
        started = loop;
        loop.start();
        return loop;
    }

    private Uni<Boolean> controlled() {
        CompletableFuture<Boolean> turn = new CompletableFuture<>();
        turns.add(turn);
        return Uni.createFrom().completionStage(turn);
    }

    private CompletableFuture<Boolean> next() throws InterruptedException {
        CompletableFuture<Boolean> turn = turns.poll(10, TimeUnit.SECONDS);
        assertThat(turn).as("a further turn").isNotNull();
        return turn;
    }

    private void assertNoTurn() throws InterruptedException {
        assertThat(turns.poll(A_WHILE.toMillis(), TimeUnit.MILLISECONDS))
                .as("a further turn")
                .isNull();
    }
}
