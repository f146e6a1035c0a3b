package io.ordermesh.gateway.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The events topic: a partition for each merchant, read by one consumer of the group at a time. */
final class EventsLog {

    /** Its records, and how far they are committed. */
    static final class Partition {

        final List<OrderName> records = new ArrayList<>();
        int committed;
        /** Who reads it; another's commit is refused. */
        @Nullable
        Object reader;

        boolean unread() {
            return reader == null && committed < records.size();
        }
    }

    private final Map<String, Partition> partitions = new TreeMap<>();

    void add(OrderName order) {
        partitions
                .computeIfAbsent(order.merchant(), merchant -> new Partition())
                .records
                .add(order);
    }

    List<Partition> unread() {
        return partitions.values().stream().filter(Partition::unread).toList();
    }

    /** Whether every hint's offset is committed. */
    boolean done() {
        return partitions.values().stream().allMatch(each -> each.committed == each.records.size());
    }
}
