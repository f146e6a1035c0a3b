package io.ordermesh.gateway.schedule;

import io.ordermesh.gateway.order.OrderDocument;
import io.ordermesh.gateway.order.Publications.Publication;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The state topic as it is recorded, and the network before it. Checks that on a key revisions fall only where a record comes
 * after its relay's lease ran out.
 */
final class StateTopic {

    private final InstantSource clock;
    private final Map<String, List<StateRecord>> records = new TreeMap<>();
    private final List<UnderWay> underWay = new ArrayList<>();

    StateTopic(InstantSource clock) {
        this.clock = clock;
    }

    /** A record; without contents it is a tombstone. */
    record StateRecord(String key, long revision, String contents) {

        static final String TOMBSTONE = "";

        static StateRecord of(Publication publication) {
            OrderDocument document = publication.document();
            return new StateRecord(
                    document.merchant() + "/" + document.orderId(),
                    document.revision(),
                    document.gone() ? TOMBSTONE : publication.snapshot());
        }

        @Override
        public String toString() {
            return key + " revision " + revision;
        }
    }

    /** A record that will come at a time of its own, unacknowledged. */
    static final class UnderWay {

        private final StateRecord record;
        private final Instant leaseEnd;
        private Instant arrival;

        private UnderWay(StateRecord record, Instant leaseEnd, Instant arrival) {
            this.record = record;
            this.leaseEnd = leaseEnd;
            this.arrival = arrival;
        }

        /** It comes then, unless it comes earlier. */
        void comeBy(Instant latest) {
            arrival = arrival.isBefore(latest) ? arrival : latest;
        }
    }

    /** The records of each key. */
    Map<String, List<StateRecord>> records() {
        return records;
    }

    /** The record comes, sent under a lease until then. */
    void add(StateRecord record, Instant leaseEnd) {
        List<StateRecord> before = records.computeIfAbsent(record.key(), key -> new ArrayList<>());
        for (StateRecord earlier : before) {
            if (earlier.revision() > record.revision() && !clock.instant().isAfter(leaseEnd)) {
                throw new AssertionError(record + " came after " + earlier + ", though under its lease");
            }
            if (earlier.revision() == record.revision() && !earlier.equals(record)) {
                throw new AssertionError("Two records are " + record + " with different contents");
            }
        }
        before.add(record);
    }

    /** The record will come at that time. */
    UnderWay addLater(StateRecord record, Instant leaseEnd, Instant arrival) {
        UnderWay late = new UnderWay(record, leaseEnd, arrival);
        underWay.add(late);
        return late;
    }

    /** When the next of the records under way comes. */
    Optional<Instant> nextArrival() {
        return underWay.stream().map(late -> late.arrival).min(Comparator.naturalOrder());
    }

    /** The next of the records under way is there. */
    String arrive() {
        UnderWay late = underWay.stream()
                .min(Comparator.comparing(each -> each.arrival))
                .orElseThrow();
        underWay.remove(late);
        add(late.record, late.leaseEnd);
        return "gets " + late.record + " late";
    }
}
