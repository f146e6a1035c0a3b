package io.ordermesh.gateway.schedule;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.event.Cause;
import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.event.OrderKey.Kind;
import io.ordermesh.gateway.work.DeferredHints;
import io.ordermesh.gateway.work.GivenPendingReads;
import io.ordermesh.gateway.work.Hint;
import io.ordermesh.gateway.work.Lane;
import io.ordermesh.gateway.work.PendingRead;
import io.ordermesh.gateway.work.PendingReads;
import io.ordermesh.gateway.work.Release;
import io.ordermesh.gateway.work.Slots;
import io.ordermesh.gateway.work.UnknownOrderQuota;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When webhooks of orders that are not known are due, by a clock that stands still unless it is moved. */
class UnknownOrderQuotaTest {

    private static final int PER_MINUTE = 10;
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @RegisterExtension
    static final OwnDatabase DATABASE = new OwnDatabase();

    private final ScheduleDatabase database = DATABASE.get();
    private final PendingReads reads = GivenPendingReads.in(database.pool());
    private final UnknownOrderQuota quota = GivenPendingReads.quotaIn(database.pool());

    @Test
    void aQuotaIsDueAtOnceAndNoMoreThanThatInEachFurtherMinute() {
        DeferredHints deferred = webhooks("flood", 35);

        assertThat(dueByMinute("acme")).isEqualTo(Map.of(0L, 10L, 1L, 10L, 2L, 10L, 3L, 5L));
        assertThat(deferred.added()).isEqualTo(Map.of("acme", 25));
        assertThat(claimed()).hasSize(PER_MINUTE);
        assertThat(secondsUntilDue("acme").subList(PER_MINUTE, 2 * PER_MINUTE))
                .as("spread over their minute")
                .containsExactly(60L, 66L, 72L, 78L, 84L, 90L, 96L, 102L, 108L, 114L);
    }

    @Test
    void batchesShareTheMinute() {
        webhooks("first", 6);
        pass(Duration.ofSeconds(30));
        webhooks("second", 6);

        assertThat(claimed()).hasSize(PER_MINUTE);
        pass(Duration.ofSeconds(30));
        assertThat(claimed()).hasSize(1);
        pass(Duration.ofSeconds(6));
        assertThat(claimed()).hasSize(1);
    }

    @Test
    void aMinuteThatIsOverLeavesNothingBehind() {
        webhooks("first", PER_MINUTE);
        pass(MINUTE);
        assertThat(webhooks("second", PER_MINUTE).dueAt()).isEmpty();
        pass(MINUTE.multipliedBy(10));

        assertThat(webhooks("third", PER_MINUTE + 1).dueAt())
                .as("what was not taken meanwhile does not add up")
                .hasSize(1);
    }

    @Test
    void whatCameLaterIsDueAfterWhatWaits() {
        webhooks("flood", 3 * PER_MINUTE);
        pass(Duration.ofSeconds(90));
        webhooks("later", 5);

        assertThat(dueByMinute("acme")).isEqualTo(Map.of(0L, 10L, 1L, 10L, 2L, 10L, 3L, 5L));
    }

    @Test
    void twoReplicasAtOnceShareTheQuota() {
        SqlConnection one = database.call(database.pool().getConnection());
        Transaction open = database.call(one.begin());
        database.call(enqueue(one, hints("acme", "one", 15)));
        CompletableFuture<DeferredHints> other =
                enqueueInTransaction(hints("acme", "other", 15)).subscribeAsCompletionStage();
        database.call(open.commit());
        database.call(one.close());
        database.call(Uni.createFrom().completionStage(other));

        assertThat(dueByMinute("acme")).isEqualTo(Map.of(0L, 10L, 1L, 10L, 2L, 10L));
    }

    @Test
    void eachMerchantHasAQuotaOfItsOwn() {
        webhooks("flood", 30);
        List<Hint> both = List.of(hint("globex", "one"), hint("acme", "one"), hint("globex", "other"));

        DeferredHints deferred = database.call(enqueueInTransaction(both));

        assertThat(deferred.dueAt()).containsOnlyKeys(hint("acme", "one"));
    }

    @ParameterizedTest
    @EnumSource
    void aKnownOrderNeverWaitsByWhicheverIdentifierItIsNamed(Kind kind) {
        known("known");
        webhooks("flood", 30);

        Hint known =
                new Hint("acme", new OrderKey(kind, kind == Kind.ORDER ? "known" : "known-" + kind), Cause.WEBHOOK);
        Hint unknown = new Hint("acme", new OrderKey(kind, "unknown-" + kind), Cause.WEBHOOK);
        DeferredHints deferred = database.call(enqueueInTransaction(List.of(known, unknown)));

        assertThat(deferred.dueAt()).containsOnlyKeys(unknown);
        assertThat(claimed())
                .contains(known.key().text())
                .doesNotContain(unknown.key().text());
    }

    @Test
    void anotherMerchantsOrderIsNotKnown() {
        known("known");
        webhooks("globex", "flood", PER_MINUTE);

        assertThat(database.call(enqueueInTransaction(List.of(hint("globex", "known"))))
                        .dueAt())
                .hasSize(1);
    }

    @Test
    void aRepeatTakesNothingAndLeavesTheTimeAsItIs() {
        webhooks("flood", PER_MINUTE);
        webhook("waits");
        pass(Duration.ofSeconds(20));

        DeferredHints repeated = database.call(enqueueInTransaction(List.of(
                hint("acme", "waits"), hint("acme", "flood-0"), hint("acme", "waits"), hint("acme", "flood-1"))));

        assertThat(repeated.added()).isEmpty();
        assertThat(secondsUntilDue("acme")).endsWith(20L, 20L, 60L);
        webhook("next");
        assertThat(secondsUntilDue("acme")).endsWith(60L, 66L);
        pass(Duration.ofSeconds(40));
        assertThat(claim(Lane.URGENT))
                .filteredOn(read -> read.key().value().equals("waits"))
                .singleElement()
                .satisfies(read -> assertThat(read.generation())
                        .as("the read covers the repeat")
                        .isEqualTo(2));
    }

    @ParameterizedTest
    @EnumSource(names = {"COMMAND", "SWEEP", "AUDIT", "BACKFILL"})
    void whatIsFoundOtherwiseIsBroughtForward(Cause cause) {
        webhooks("flood", PER_MINUTE);
        webhook("waits");
        pass(Duration.ofSeconds(5));
        assertThat(claimed()).doesNotContain("order:waits");

        database.call(reads.enqueue(List.of(new Hint("acme", OrderKey.order("waits"), cause))));

        assertThat(claimed()).containsExactly("order:waits");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatASweepFoundWaitsForNoWebhook(boolean webhookFollows) {
        webhooks("flood", 30);
        claimed();

        database.call(reads.enqueue(List.of(new Hint("acme", OrderKey.order("found"), Cause.SWEEP))));
        if (webhookFollows) {
            webhook("found");
        }

        assertThat(claim(webhookFollows ? Lane.URGENT : Lane.BACKGROUND))
                .singleElement()
                .satisfies(read -> assertThat(read.key().value()).isEqualTo("found"));
    }

    @Test
    void anOrderThatHasBecomeKnownIsBroughtForwardByItsNextWebhook() {
        webhooks("flood", PER_MINUTE);
        webhook("waits");
        claimed();
        known("waits");

        webhook("waits");

        assertThat(claimed()).containsExactly("order:waits");
    }

    @Test
    void aWebhookBringsNoFailedReadForward() {
        webhook("failed");
        database.call(reads.release(
                claim(Lane.URGENT).get(0), new Release(Duration.ofSeconds(40), "TEST", true, false, false)));

        webhook("failed");

        assertThat(secondsUntilDue("acme")).containsExactly(40L);
    }

    @Test
    void whatIsGivenBackGoesToTheLastOfThoseThatWait() {
        webhooks("flood", 25);
        claimed();
        pass(Duration.ofSeconds(1));

        database.call(quota.giveBack("acme", 7));

        assertThat(claimed()).hasSize(7);
        assertThat(dueByMinute("acme")).isEqualTo(Map.of(0L, 17L, 1L, 8L));
        webhooks("next", 3);
        assertThat(dueByMinute("acme"))
                .as("the next ones follow those that still wait")
                .isEqualTo(Map.of(0L, 17L, 1L, 10L, 2L, 1L));
    }

    @Test
    void whatIsGivenBackIsThereForThoseThatCome() {
        webhooks("real", PER_MINUTE);
        database.call(quota.giveBack("acme", PER_MINUTE));
        database.call(quota.giveBack("acme", PER_MINUTE));

        assertThat(webhooks("next", PER_MINUTE + 1).dueAt()).hasSize(1);
    }

    private Uni<DeferredHints> enqueue(SqlClient transaction, List<Hint> hints) {
        return quota.take(transaction, hints, PER_MINUTE).call(deferred -> reads.enqueue(transaction, hints, deferred));
    }

    private Uni<DeferredHints> enqueueInTransaction(List<Hint> hints) {
        return database.pool().withTransaction(transaction -> enqueue(transaction, hints));
    }

    private DeferredHints webhooks(String name, int count) {
        return webhooks("acme", name, count);
    }

    private DeferredHints webhooks(String merchant, String name, int count) {
        return database.call(enqueueInTransaction(hints(merchant, name, count)));
    }

    private void webhook(String order) {
        database.call(enqueueInTransaction(List.of(hint("acme", order))));
    }

    private static List<Hint> hints(String merchant, String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(each -> hint(merchant, name + "-" + each))
                .toList();
    }

    private static Hint hint(String merchant, String order) {
        return new Hint(merchant, OrderKey.order(order), Cause.WEBHOOK);
    }

    private void known(String order) {
        database.rows("""
                insert into orders (merchant, order_id, safe_id, external_id, snapshot, content_hash)
                values ('acme', $1, $1 || '-SAFE', $1 || '-EXTERNAL', '{}', '')
                """, order);
        database.rows("""
                insert into shipment (merchant, order_id, shipment_id, position)
                values ('acme', $1, $1 || '-SHIPMENT', 0)
                """, order);
    }

    private void pass(Duration time) {
        database.setClock(database.instant().plus(time));
    }

    private List<String> claimed() {
        return claim(Lane.URGENT).stream().map(read -> read.key().text()).toList();
    }

    private List<PendingRead> claim(Lane lane) {
        return database.call(reads.claim(List.of(new Slots("acme", lane, 100)), LEASE));
    }

    /** How many reads are due in each minute from the first time on. */
    private Map<Long, Long> dueByMinute(String merchant) {
        return secondsUntilDue(merchant).stream()
                .collect(groupingBy(second -> second / MINUTE.toSeconds(), TreeMap::new, counting()));
    }

    /** From the first time on, the earliest first. */
    private List<Long> secondsUntilDue(String merchant) {
        return database.rows("select due_at from pending_read where merchant = $1 order by due_at", merchant).stream()
                .map(row -> Duration.between(
                                ScheduleDatabase.START,
                                row.getOffsetDateTime("due_at").toInstant())
                        .toSeconds())
                .toList();
    }
}
