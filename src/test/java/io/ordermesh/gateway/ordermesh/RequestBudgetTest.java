package io.ordermesh.gateway.ordermesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A budget of one request in an hour and a half or so, which no machine is too slow for. */
class RequestBudgetTest {

    private static final int MANY = 5000;
    private static final Duration NO_WAIT = Duration.ofMillis(1);

    @Test
    void aRequestAboveTheBudgetThatWouldWaitTooLongIsNotSent() {
        RequestBudget budget = new RequestBudget(1, NO_WAIT);
        budget.share(MANY);
        take(budget);

        assertThatThrownBy(() -> take(budget)).isInstanceOfSatisfying(OrderMeshFailure.class, failure -> {
            assertThat(failure.reason()).isEqualTo(Reason.BUSY);
            assertThat(failure.unread()).isTrue();
        });
    }

    @Test
    void whatManyReplicasShareIsSoMuchLessForEach() {
        RequestBudget budget = new RequestBudget(3 * MANY, NO_WAIT);
        budget.share(MANY);

        for (int i = 0; i < 3; i++) {
            take(budget);
        }
        // Some come back meanwhile; far fewer than the whole budget has.
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        take(budget);
                    }
                })
                .isInstanceOf(OrderMeshFailure.class);
    }

    private static void take(RequestBudget budget) {
        budget.take("getOrder").await().atMost(Duration.ofSeconds(10));
    }
}
