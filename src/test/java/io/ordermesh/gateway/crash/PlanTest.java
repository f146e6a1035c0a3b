package io.ordermesh.gateway.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnother() {
        assertThat(Plan.draw(7, LONG)).isEqualTo(Plan.draw(7, LONG)).isNotEqualTo(Plan.draw(8, LONG));
    }

    @Test
    void aLongerOneBeginsLikeAShorterOne() {
        assertThat(Plan.draw(7, LONG).disturbances())
                .containsAll(Plan.draw(7, Duration.ofSeconds(40)).disturbances());
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void everyKindOfALaneComesAndNoneMeetsAnother(Lane lane) {
        List<Disturbance> disturbances = Plan.draw(7, LONG).disturbances(lane);

        assertThat(disturbances).extracting(Disturbance::kind).containsAll(Kind.of(lane));
        for (int i = 1; i < disturbances.size(); i++) {
            assertThat(disturbances.get(i).at())
                    .isGreaterThanOrEqualTo(disturbances.get(i - 1).end().plus(lane.shortestRest()));
        }
    }
}
