package io.ordermesh.gateway.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class UnderWayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final UnderWay underWay = new UnderWay();

    @Test
    void withoutWorkNobodyWaits() {
        assertThat(underWay.awaitEnd(PATIENCE)).isZero();
    }

    @Test
    void workThatHasEndedIsNotWaitedFor() {
        underWay.begin(2);
        underWay.end();
        underWay.end();
        underWay.begin(1);
        underWay.end();

        assertThat(underWay.awaitEnd(PATIENCE)).isZero();
    }

    @Test
    void theLastPieceOfWorkEndsTheWait() {
        underWay.begin(2);
        underWay.end();

        CompletableFuture<Integer> left = CompletableFuture.supplyAsync(() -> underWay.awaitEnd(PATIENCE));
        underWay.end();

        assertThat(left.join()).isZero();
    }

    @Test
    void whatDoesNotEndInTimeIsTold() {
        underWay.begin(3);
        underWay.end();

        assertThat(underWay.awaitEnd(Duration.ofMillis(1))).isEqualTo(2);
    }
}
