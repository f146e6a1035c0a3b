package io.ordermesh.gateway.schedule;

import io.ordermesh.gateway.order.OrderDocument;
import io.ordermesh.gateway.order.Publications;
import io.ordermesh.gateway.order.Publications.Publication;
import io.ordermesh.gateway.schedule.Leases.Lease;
import io.ordermesh.gateway.schedule.StateTopic.StateRecord;
import io.ordermesh.gateway.schedule.StateTopic.UnderWay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Claims rows, sends them, notes those that were acknowledged and doubts the others, as the product's relay does. Checks that
 * exactly those rows are to be sent again whose lease was lost.
 *
 * <p>The protocol bounds how late a record may come without anybody's knowledge: a relay that sends, and then dies before it
 * notes or doubts, must have had its records on the topic a lease and the time of a resend after its claim. The product
 * looks at the time right before it sends; one that stands still between the two, and lives to note or doubt, may send as
 * late as it likes, and does so here. What it doubts comes within the time of a resend.
 */
final class Relay implements Actor {

    /** As the product has them by default. */
    private static final Duration LEASE = Duration.ofSeconds(15);

    private static final Duration RESEND_AFTER = Duration.ofMinutes(5);

    private static final int LARGEST_BATCH = 3;
    private static final List<Fate> FAULTS =
            List.of(Fate.LOST, Fate.ACKNOWLEDGEMENT_LOST, Fate.LATE, Fate.LATE_AND_DEAD);

    private final ScheduleDatabase database;
    private final Publications publications;
    private final StateTopic topic;
    private final Leases leases;
    private final Luck luck;
    private final boolean diesLate;
    private @Nullable Batch batch;

    Relay(
            ScheduleDatabase database,
            Publications publications,
            StateTopic topic,
            Leases leases,
            Luck luck,
            boolean diesLate) {
        this.database = database;
        this.publications = publications;
        this.topic = topic;
        this.leases = leases;
        this.luck = luck;
        this.diesLate = diesLate;
    }

    /** What will become of a record. */
    private enum Fate {
        ACKNOWLEDGED,
        LOST,
        ACKNOWLEDGEMENT_LOST,
        LATE,
        /** Its relay does not live to know. */
        LATE_AND_DEAD
    }

    private record Sending(OrderDocument document, StateRecord record, Fate fate, Lease lease) {}

    private static final class Batch {

        final UUID lease;
        final Instant leaseEnd;
        final List<Sending> unsent = new ArrayList<>();
        final List<Sending> acknowledged = new ArrayList<>();
        final List<Sending> unacknowledged = new ArrayList<>();
        final List<UnderWay> underWay = new ArrayList<>();
        boolean late;
        boolean noted;

        Batch(UUID lease, Instant leaseEnd) {
            this.lease = lease;
            this.leaseEnd = leaseEnd;
        }

        Instant reach() {
            return leaseEnd.plus(RESEND_AFTER);
        }
    }

    @Override
    public List<Step> steps() {
        Batch claimed = batch;
        if (claimed == null) {
            return List.of(this::claim);
        }
        if (!claimed.unsent.isEmpty()) {
            return List.of(() -> send(claimed));
        }
        return List.of(claimed.noted ? () -> doubt(claimed) : () -> note(claimed));
    }

    private String claim() {
        UUID lease = new UUID(0, luck.below(Integer.MAX_VALUE));
        Batch claimed = new Batch(lease, database.instant().plus(LEASE));
        database.call(publications.claim(1 + luck.below(LARGEST_BATCH), lease, LEASE, RESEND_AFTER)).stream()
                .sorted(Comparator.comparing(each -> name(each.document())))
                .forEach(each -> claimed.unsent.add(sending(each)));
        if (claimed.unsent.isEmpty()) {
            return "";
        }
        batch = claimed;
        return "claims " + claimed.unsent.stream().map(Sending::record).toList();
    }

    private Sending sending(Publication publication) {
        Fate fate = luck.fault(2) ? luck.any(FAULTS) : Fate.ACKNOWLEDGED;
        Lease lease = leases.take(name(publication.document()), LEASE);
        return new Sending(publication.document(), StateRecord.of(publication), fate, lease);
    }

    private String send(Batch claimed) {
        Sending sending = claimed.unsent.remove(luck.below(claimed.unsent.size()));
        (sending.fate() == Fate.ACKNOWLEDGED ? claimed.acknowledged : claimed.unacknowledged).add(sending);
        switch (sending.fate()) {
            case ACKNOWLEDGED, ACKNOWLEDGEMENT_LOST -> {
                topic.add(sending.record(), claimed.leaseEnd);
                claimed.late |= database.instant().isAfter(claimed.reach());
            }
            case LATE, LATE_AND_DEAD ->
                claimed.underWay.add(topic.addLater(sending.record(), claimed.leaseEnd, someTimeWithinResend()));
            case LOST -> {}
        }
        boolean dies = (sending.fate() == Fate.LATE_AND_DEAD && mayDie()) || (diesLate && claimed.late && luck.once(2));
        if (dies) {
            die();
        }
        return "sends " + sending.record() + ": " + sending.fate() + (dies ? ", and dies" : "");
    }

    private Instant someTimeWithinResend() {
        return database.instant().plusSeconds(1 + luck.below(Math.toIntExact(RESEND_AFTER.toSeconds())));
    }

    private String note(Batch claimed) {
        int again = database.call(publications.note(documents(claimed.acknowledged), claimed.lease));
        claimed.noted = true;
        if (claimed.unacknowledged.isEmpty()) {
            batch = null;
        }
        checkSentAgain(again, claimed.acknowledged);
        claimed.acknowledged.forEach(sending -> leases.end(sending.lease()));
        return "notes " + told(claimed.acknowledged, again);
    }

    private String doubt(Batch claimed) {
        int again = database.call(publications.doubt(documents(claimed.unacknowledged), claimed.lease, RESEND_AFTER));
        batch = null;
        checkSentAgain(again, claimed.unacknowledged);
        return "doubts " + told(claimed.unacknowledged, again);
    }

    private void checkSentAgain(int again, List<Sending> sendings) {
        long lost = sendings.stream()
                .filter(sending -> !leases.held(sending.lease()))
                .count();
        if (again != lost) {
            throw new AssertionError("Of " + told(sendings, again) + ", but the lease of " + lost + " was lost");
        }
    }

    private static String told(List<Sending> sendings, int again) {
        return sendings.stream().map(Sending::record).toList() + (again == 0 ? "" : ": " + again + " to be sent again");
    }

    private static List<OrderDocument> documents(List<Sending> sendings) {
        return sendings.stream().map(Sending::document).toList();
    }

    private static OrderName name(OrderDocument document) {
        return new OrderName(document.merchant(), document.orderId());
    }

    @Override
    public boolean busy() {
        return batch != null;
    }

    @Override
    public boolean mayDie() {
        Batch claimed = batch;
        return claimed != null
                && !claimed.late
                && (claimed.underWay.isEmpty() || !database.instant().isAfter(claimed.reach()));
    }

    @Override
    public void die() {
        if (batch != null) {
            Instant reach = batch.reach();
            batch.underWay.forEach(late -> late.comeBy(reach));
            batch = null;
        }
    }
}
