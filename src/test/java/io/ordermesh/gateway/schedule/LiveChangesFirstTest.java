package io.ordermesh.gateway.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.order.GivenPublications;
import io.ordermesh.gateway.order.OrderDocument;
import io.ordermesh.gateway.order.OrderRows;
import io.ordermesh.gateway.order.Publications;
import io.ordermesh.gateway.order.Republication;
import io.ordermesh.gateway.order.Snapshots;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** In which order rows are sent, by a clock that stands still unless it is moved. */
class LiveChangesFirstTest {

    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration RESEND_AFTER = Duration.ofMinutes(5);

    private final OrderRows rows = new OrderRows();

    @RegisterExtension
    static final OwnDatabase DATABASE = new OwnDatabase();

    private final ScheduleDatabase database = DATABASE.get();
    private final Publications publications = GivenPublications.in(database.pool());
    private final Republication republication = GivenPublications.republicationIn(database.pool());

    @Test
    void changesAreSentBeforeWhatIsRepublished() {
        change("old", 1);
        change("older", 1);
        sendAll();
        pass(Duration.ofDays(30));

        database.call(republication.of(null));
        pass(Duration.ofSeconds(1));
        change("new", 1);
        pass(Duration.ofSeconds(1));
        change("old", 2);

        assertThat(claimed(1)).containsExactly("new");
        assertThat(claimed(1)).containsExactly("old");
        assertThat(claimed(2)).containsExactly("older");
    }

    @Test
    void theAgeIsThatOfTheFirstChangeWhichTheTopicLacks() {
        change("one", 1);
        sendAll();
        pass(Duration.ofDays(30));
        database.call(republication.of("acme"));
        pass(Duration.ofSeconds(9));
        assertThat(waiting()).isEqualTo(new Publications.Waiting(1, Duration.ZERO));

        change("one", 2);
        pass(Duration.ofSeconds(3));
        change("one", 3);
        pass(Duration.ofSeconds(4));

        assertThat(waiting()).isEqualTo(new Publications.Waiting(1, Duration.ofSeconds(7)));
        sendAll();
        assertThat(waiting()).isEqualTo(new Publications.Waiting(0, Duration.ZERO));
    }

    @Test
    void aChangeThatCameWhileItsRowWasSentWaitsFromThenOn() {
        change("one", 1);
        UUID lease = UUID.randomUUID();
        List<OrderDocument> sent = claim(1, lease);
        change("one", 2);
        pass(Duration.ofSeconds(2));
        database.call(publications.note(sent, lease));

        pass(Duration.ofSeconds(5));

        assertThat(waiting()).isEqualTo(new Publications.Waiting(1, Duration.ofSeconds(5)));
    }

    /** Its record may stand behind an older one on the topic. */
    @Test
    void whatIsSentAgainAfterALostLeaseCountsAsAChange() {
        change("lost", 1);
        change("other", 1);
        sendAll();
        database.call(republication.of(null));
        UUID lease = UUID.randomUUID();
        List<OrderDocument> sent = claim(2, lease);
        pass(LEASE.plusSeconds(1));
        assertThat(claimed(2)).containsExactlyInAnyOrder("lost", "other");

        database.call(publications.note(
                sent.stream().filter(each -> each.orderId().equals("lost")).toList(), lease));
        pass(LEASE.plusSeconds(1));

        assertThat(claimed(1)).containsExactly("lost");
    }

    private void change(String orderId, int version) {
        database.call(rows.write(
                database.pool(),
                "acme",
                Snapshots.snapshot("{\"id\":\"" + orderId + "\",\"version\":" + version + "}")));
    }

    private void pass(Duration time) {
        database.setClock(database.instant().plus(time));
    }

    private Publications.Waiting waiting() {
        return database.call(publications.waiting());
    }

    private void sendAll() {
        UUID lease = UUID.randomUUID();
        database.call(publications.note(claim(100, lease), lease));
    }

    private List<String> claimed(int limit) {
        return claim(limit, UUID.randomUUID()).stream()
                .map(OrderDocument::orderId)
                .toList();
    }

    private List<OrderDocument> claim(int limit, UUID lease) {
        return database.call(publications.claim(limit, lease, LEASE, RESEND_AFTER)).stream()
                .map(Publications.Publication::document)
                .toList();
    }
}
