package io.ordermesh.gateway.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.Beside;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Without any one of the protocol's guards some schedule fails, of the seeds with which {@link ScheduleTest} begins. */
@Beside
class ScheduleGuardsTest {

    /** Seeds from 1 within which the absence of a guard must show. */
    private static final int MOST_TRIED = 300;

    @RegisterExtension
    static final OwnDatabase DATABASE = new OwnDatabase();

    @ParameterizedTest
    @EnumSource
    void withoutOneGuardAScheduleFails(Guard guard) {
        Optional<Long> found = Optional.empty();
        for (long seed = 1; seed <= MOST_TRIED && found.isEmpty(); seed++) {
            found = fails(seed, guard) ? Optional.of(seed) : Optional.empty();
        }

        assertThat(found).as("a seed that shows it").isPresent();
        new Schedule(found.orElseThrow(), DATABASE.get(), null).run();
    }

    private static boolean fails(long seed, Guard guard) {
        Schedule schedule = new Schedule(seed, DATABASE.get(), guard);
        try {
            schedule.run();
            return false;
        } catch (AssertionError broken) {
            assertThat(schedule.wire().changed())
                    .as("statements of which the guard was taken out")
                    .hasSize(guard.text.isEmpty() ? 0 : 1);
            return true;
        }
    }
}
