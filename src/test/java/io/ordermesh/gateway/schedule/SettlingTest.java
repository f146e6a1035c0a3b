package io.ordermesh.gateway.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.event.Cause;
import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.work.GivenPendingReads;
import io.ordermesh.gateway.work.Hint;
import io.ordermesh.gateway.work.Lane;
import io.ordermesh.gateway.work.PendingRead;
import io.ordermesh.gateway.work.PendingReads;
import io.ordermesh.gateway.work.Release;
import io.ordermesh.gateway.work.Settling;
import io.ordermesh.gateway.work.Slots;
import io.ordermesh.gateway.work.UnknownOrderQuota;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How long reads wait for further hints of their orders, by a clock that stands still unless it is moved. */
class SettlingTest {

    private static final int CALM = 8;
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration LEASE = Duration.ofMinutes(1);

    @RegisterExtension
    static final OwnDatabase DATABASE = new OwnDatabase();

    private final ScheduleDatabase database = DATABASE.get();
    private final PendingReads reads = GivenPendingReads.in(database.pool(), new Settling(CALM, FIRST, LONGEST));
    private final UnknownOrderQuota quota = GivenPendingReads.quotaIn(database.pool());

    @Test
    void aLoneHintDoesNotWait() {
        hint(Cause.WEBHOOK, "lone");

        assertThat(claimed(Lane.URGENT)).containsExactly("lone");
    }

    @Test
    void oneOfManyWaitsForFurtherHintsOfItsOrder() {
        hint(Cause.WEBHOOK, orders(CALM));
        assertThat(claimed(Lane.URGENT)).isEmpty();

        pass(Duration.ofMillis(600));
        hint(Cause.WEBHOOK, "order-3");
        pass(Duration.ofMillis(600));

        assertThat(claimed(Lane.URGENT)).hasSize(CALM - 1).doesNotContain("order-3");
        pass(Duration.ofMillis(600));
        assertThat(claimed(Lane.URGENT)).containsExactly("order-3");
    }

    @Test
    void theFirstOfABurstWaitForItsRest() {
        hint(Cause.WEBHOOK, orders(CALM));
        pass(Duration.ofMillis(900));
        hint(Cause.WEBHOOK, orders(1_000));
        pass(Duration.ofMillis(900));

        assertThat(claimed(Lane.URGENT)).isEmpty();
        pass(Duration.ofMillis(2_200));
        assertThat(claimed(Lane.URGENT)).hasSize(1_000);
    }

    @Test
    void hintsWithoutEndPutOffNoReadForEver() {
        hint(Cause.WEBHOOK, orders(CALM));
        for (int seconds = 0; seconds < 2 * LONGEST.toSeconds(); seconds++) {
            hint(Cause.WEBHOOK, "order-0");
            pass(Duration.ofSeconds(1));
        }

        assertThat(claimed(Lane.URGENT)).contains("order-0");
    }

    @Test
    void theWaitHasABound() {
        hint(Cause.WEBHOOK, orders(12_000));

        pass(LONGEST.minusMillis(1));
        assertThat(claimed(Lane.URGENT)).isEmpty();
        pass(Duration.ofMillis(1));
        assertThat(claimed(Lane.URGENT)).isNotEmpty();
    }

    @Test
    void backgroundReadsAndRepeatsDoNotWait() {
        hint(Cause.WEBHOOK, "failed");
        List<PendingRead> first = claim(Lane.URGENT);
        database.call(reads.release(first.get(0), new Release(Duration.ZERO, "TEST", true, false, false)));
        hint(Cause.WEBHOOK, orders(CALM));
        hint(Cause.SWEEP, "swept");

        assertThat(claimed(Lane.REPEATED)).containsExactly("failed");
        assertThat(claimed(Lane.BACKGROUND)).containsExactly("swept");
        assertThat(claimed(Lane.URGENT)).isEmpty();
    }

    @Test
    void whatWaitsForTheQuotaOfUnknownOrdersMakesNobodyWait() {
        List<Hint> flood = hints(Cause.WEBHOOK, orders(100));
        database.call(database.pool().withTransaction(transaction -> quota.take(transaction, flood, 1)
                .call(deferred -> reads.enqueue(transaction, flood, deferred))));
        assertThat(claimed(Lane.URGENT)).hasSize(1);

        hint(Cause.WEBHOOK, "lone");

        assertThat(claimed(Lane.URGENT)).containsExactly("lone");
    }

    private static String[] orders(int count) {
        return IntStream.range(0, count).mapToObj(each -> "order-" + each).toArray(String[]::new);
    }

    private void hint(Cause cause, String... orders) {
        database.call(reads.enqueue(hints(cause, orders)));
    }

    private static List<Hint> hints(Cause cause, String... orders) {
        return Arrays.stream(orders)
                .map(order -> new Hint("acme", OrderKey.order(order), cause))
                .toList();
    }

    private void pass(Duration time) {
        database.setClock(database.instant().plus(time));
    }

    private List<String> claimed(Lane lane) {
        return claim(lane).stream().map(read -> read.key().value()).toList();
    }

    private List<PendingRead> claim(Lane lane) {
        return database.call(reads.claim(List.of(new Slots("acme", lane, 2_000)), LEASE));
    }
}
