package io.ordermesh.gateway.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.event.OrderKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MerchantStateTest {

    private final MerchantState state = new MerchantState("acme");

    @Test
    void atFirstNothingIsKnown() {
        assertThat(state.suspect()).isFalse();
        assertThat(state.sinceSuccess()).isNull();
    }

    @Test
    void aSuccessIsRemembered() {
        assertThat(state.worked()).isFalse();

        assertThat(state.sinceSuccess()).isBetween(Duration.ZERO, Duration.ofSeconds(10));
    }

    @Test
    void aWitnessTellsThatOrdersAreFoundAndEndsNoPause() {
        state.strayed(OrderKey.order("one"), 3);
        state.paused();

        state.witnessed();

        assertThat(state.sinceSuccess()).isBetween(Duration.ZERO, Duration.ofSeconds(10));
        assertThat(state.strayed(OrderKey.order("two"), 3)).isEqualTo(1);
        assertThat(state.suspect()).isTrue();
    }

    @Test
    void strayOrdersAreCountedOnceEachUntilOneIsFound() {
        assertThat(state.strayed(OrderKey.order("one"), 3)).isEqualTo(1);
        assertThat(state.strayed(OrderKey.order("one"), 3)).isEqualTo(1);
        assertThat(state.strayed(OrderKey.order("two"), 3)).isEqualTo(2);

        state.worked();

        assertThat(state.strayed(OrderKey.order("two"), 3)).isEqualTo(1);
    }

    @Test
    void strayOrdersAreCountedUpToTheLimit() {
        for (int i = 0; i < 10; i++) {
            state.strayed(OrderKey.order("order-" + i), 3);
        }

        assertThat(state.strayed(OrderKey.order("another"), 3)).isEqualTo(3);
    }

    @Test
    void aPausedMerchantIsSuspectUntilAReadWorks() {
        state.paused();
        state.paused();
        assertThat(state.suspect()).isTrue();
        assertThat(state.sinceSuccess()).isNull();

        assertThat(state.worked()).isTrue();
        assertThat(state.suspect()).isFalse();
        assertThat(state.worked()).isFalse();
    }
}
