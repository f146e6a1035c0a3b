package io.ordermesh.gateway.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.Beside;
import io.ordermesh.gateway.event.Cause;
import io.ordermesh.gateway.work.GivenPendingReads;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The protocol holds in every schedule tried.
 *
 * <p>{@code -Dschedules=N -Dseed=S} tries the seeds S to S+N-1.
 */
@Beside
class ScheduleTest {

    private static final int SCHEDULES = Integer.getInteger("schedules", 200);
    private static final long SEED = Long.getLong("seed", 1);

    @RegisterExtension
    static final OwnDatabase DATABASE = new OwnDatabase();

    @Test
    void theCopyIsRightAfterEverySchedule() {
        for (long seed = SEED; seed < SEED + SCHEDULES; seed++) {
            new Schedule(seed, DATABASE.get(), null).run();
        }
    }

    @Test
    void aSeedAlwaysGivesTheSameSteps() {
        List<List<String>> steps = steps();

        assertThat(steps()).isEqualTo(steps).doesNotHaveDuplicates().noneMatch(List::isEmpty);
    }

    @Test
    void theDatabasesTimeIsTheSchedules() {
        ScheduleDatabase database = DATABASE.get();
        database.setClock(Instant.parse("2026-01-01T01:00:00Z"));

        database.call(
                GivenPendingReads.in(database.pool()).enqueue(List.of(new OrderName("acme", "1").hint(Cause.WEBHOOK))));

        assertThat(database.rows("select due_at from pending_read").get(0).getOffsetDateTime("due_at"))
                .isEqualTo("2026-01-01T01:00:00Z");
    }

    private static List<List<String>> steps() {
        return LongStream.range(SEED, SEED + 5)
                .mapToObj(seed -> new Schedule(seed, DATABASE.get(), null).run().lines())
                .toList();
    }
}
