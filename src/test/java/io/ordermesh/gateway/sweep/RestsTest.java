package io.ordermesh.gateway.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestsTest {

    private final SweepSettings settings =
            new GivenSweepSettings(Duration.ofSeconds(60), Duration.ofSeconds(20), Duration.ofSeconds(150));

    @Test
    void theFirstPauseIsTheSettings() {
        assertThat(Rests.betweenSweeps(null, 0, settings)).hasSeconds(60);
    }

    @Test
    void aSweepThatFoundSomethingIsFollowedSoonerByTheNextDownToTheShortest() {
        assertThat(Rests.betweenSweeps(null, 1, settings)).hasSeconds(30);
        assertThat(Rests.betweenSweeps(Duration.ofSeconds(100), 7, settings)).hasSeconds(50);
        assertThat(Rests.betweenSweeps(Duration.ofSeconds(30), 1, settings)).hasSeconds(20);
    }

    @Test
    void aSweepThatFoundNothingIsFollowedLaterByTheNextUpToTheLongest() {
        assertThat(Rests.betweenSweeps(Duration.ofSeconds(30), 0, settings)).hasSeconds(60);
        assertThat(Rests.betweenSweeps(Duration.ofSeconds(100), 0, settings)).hasSeconds(150);
    }

    @Test
    void aRememberedPauseOutsideOfOtherSettingsIsBroughtWithinThem() {
        assertThat(Rests.betweenSweeps(Duration.ofHours(9), 1, settings)).hasSeconds(150);
        assertThat(Rests.betweenSweeps(Duration.ofSeconds(1), 0, settings)).hasSeconds(20);
    }

    @Test
    void failuresDoubleThePauseUpToTheLongest() {
        assertThat(Rests.afterFailure(0, Duration.ZERO, settings)).hasSeconds(1);
        assertThat(Rests.afterFailure(3, Duration.ZERO, settings)).hasSeconds(8);
        assertThat(Rests.afterFailure(70, Duration.ZERO, settings)).hasSeconds(150);
    }

    @Test
    void aPauseIsAsLongAsOrderMeshDemands() {
        assertThat(Rests.afterFailure(0, Duration.ofMinutes(10), settings)).hasMinutes(10);
    }
}
