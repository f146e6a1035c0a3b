package io.ordermesh.gateway.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

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
