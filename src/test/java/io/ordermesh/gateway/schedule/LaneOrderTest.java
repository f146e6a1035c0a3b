package io.ordermesh.gateway.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.event.Cause;
import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.work.GivenPendingReads;
import io.ordermesh.gateway.work.Hint;
import io.ordermesh.gateway.work.Lane;
import io.ordermesh.gateway.work.PendingRead;
import io.ordermesh.gateway.work.PendingReads;
import io.ordermesh.gateway.work.Slots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which of the reads in one lane are carried out first. */
class LaneOrderTest {

    private static final Duration LEASE = Duration.ofMinutes(1);

    @RegisterExtension
    static final OwnDatabase DATABASE = new OwnDatabase();

    private final ScheduleDatabase database = DATABASE.get();
    private final PendingReads reads = GivenPendingReads.in(database.pool());

    @Test
    void inTheBackgroundTheCauseDecidesAndThenTheTime() {
        hint("backfilled", Cause.BACKFILL);
        hint("audited", Cause.AUDIT);
        hint("swept-first", Cause.SWEEP);
        hint("confirmed", Cause.CONFIRMATION);
        hint("swept-last", Cause.SWEEP);

        assertThat(claimedOneByOne(Lane.BACKGROUND))
                .containsExactly("confirmed", "swept-first", "swept-last", "audited", "backfilled");
    }

    @Test
    void aMoreUrgentHintRaisesARead() {
        hint("audited", Cause.AUDIT);
        hint("other", Cause.BACKFILL);
        hint("order", Cause.BACKFILL);
        hint("order", Cause.SWEEP);

        assertThat(claimedOneByOne(Lane.BACKGROUND)).containsExactly("order", "audited", "other");
    }

    @Test
    void aLessUrgentHintLowersNone() {
        hint("audited", Cause.AUDIT);
        hint("order", Cause.SWEEP);
        hint("order", Cause.BACKFILL);

        assertThat(claim(Lane.BACKGROUND, 1)).singleElement().satisfies(read -> {
            assertThat(read.key().value()).isEqualTo("order");
            assertThat(read.cause()).isEqualTo(Cause.SWEEP);
        });
    }

    @Test
    void aWebhookTakesAReadOutOfTheBackground() {
        hint("order", Cause.BACKFILL);
        hint("order", Cause.WEBHOOK);

        assertThat(claim(Lane.BACKGROUND, 1)).isEmpty();
        assertThat(claim(Lane.URGENT, 1)).singleElement().satisfies(read -> assertThat(read.cause())
                .isEqualTo(Cause.WEBHOOK));
    }

    /** Each hint a second after the one before it. */
    private void hint(String order, Cause cause) {
        database.setClock(database.instant().plusSeconds(1));
        database.call(reads.enqueue(List.of(new Hint("acme", OrderKey.order(order), cause))));
    }

    private List<String> claimedOneByOne(Lane lane) {
        List<String> orders = new ArrayList<>();
        for (List<PendingRead> next = claim(lane, 1); !next.isEmpty(); next = claim(lane, 1)) {
            orders.add(next.get(0).key().value());
        }
        return orders;
    }

    private List<PendingRead> claim(Lane lane, int count) {
        return database.call(reads.claim(List.of(new Slots("acme", lane, count)), LEASE));
    }
}
