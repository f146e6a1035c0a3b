package io.ordermesh.gateway.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.Beside;
import io.ordermesh.gateway.event.Cause;
import io.ordermesh.gateway.work.GivenPendingReads;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The protocol holds in every schedule tried, and without any one of its guards some schedule of the same seeds fails.
 *
 * <p>{@code -Dschedules=N -Dseed=S} tries the seeds S to S+N-1.
 */
@Beside
class ScheduleTest {

    private static final int SCHEDULES = Integer.getInteger("schedules", 200);
    private static final long SEED = Long.getLong("seed", 1);
    /** Seeds from 1 within which the absence of a guard must show. */
    private static final int MOST_TRIED = 300;
    /** It tells of each order that changes. */
    private static final Logger STORE = Logger.getLogger("io.ordermesh.gateway.reconcile.OutcomeStore");

    private static ScheduleDatabase database;

    @BeforeAll
    static void start(@TempDir Path home) {
        STORE.setLevel(Level.WARNING);
        database = ScheduleDatabase.start(home.resolve("postgresql"));
    }

    @AfterAll
    static void stop() {
        database.close();
        STORE.setLevel(null);
    }

    @Test
    void theCopyIsRightAfterEverySchedule() {
        for (long seed = SEED; seed < SEED + SCHEDULES; seed++) {
            new Schedule(seed, database, null).run();
        }
    }

    @Test
    void aSeedAlwaysGivesTheSameSteps() {
        List<List<String>> steps = steps();

        assertThat(steps()).isEqualTo(steps).doesNotHaveDuplicates().noneMatch(List::isEmpty);
    }

    @Test
    void theDatabasesTimeIsTheSchedules() {
        database.clear();
        database.setClock(Instant.parse("2026-01-01T01:00:00Z"));

        database.call(
                GivenPendingReads.in(database.pool()).enqueue(List.of(new OrderName("acme", "1").hint(Cause.WEBHOOK))));

        assertThat(database.rows("select due_at from pending_read").get(0).getOffsetDateTime("due_at"))
                .isEqualTo("2026-01-01T01:00:00Z");
    }

    @ParameterizedTest
    @EnumSource
    void withoutOneGuardAScheduleFails(Guard guard) {
        Optional<Long> found = Optional.empty();
        for (long seed = 1; seed <= MOST_TRIED && found.isEmpty(); seed++) {
            found = fails(seed, guard) ? Optional.of(seed) : Optional.empty();
        }

        assertThat(found).as("a seed that shows it").isPresent();
        new Schedule(found.orElseThrow(), database, null).run();
    }

    private static List<List<String>> steps() {
        return LongStream.range(SEED, SEED + 5)
                .mapToObj(seed -> new Schedule(seed, database, null).run().lines())
                .toList();
    }

    private static boolean fails(long seed, Guard guard) {
        Schedule schedule = new Schedule(seed, database, guard);
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
