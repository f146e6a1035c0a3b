package io.ordermesh.gateway.schedule;

import io.ordermesh.gateway.event.Cause;
import io.ordermesh.gateway.schedule.EventsLog.Partition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Polls hints, makes them pending, and commits their offset. Dead or paused, it loses its partition to the next. */
final class Consumer implements Actor {

    private static final int LARGEST_BATCH = 3;

    private final EventsLog log;
    private final Hints hints;
    private final Luck luck;
    private final boolean commitsFirst;
    private @Nullable Batch batch;

    Consumer(EventsLog log, Hints hints, Luck luck, boolean commitsFirst) {
        this.log = log;
        this.hints = hints;
        this.luck = luck;
        this.commitsFirst = commitsFirst;
    }

    private static final class Batch {

        final Partition partition;
        final int end;
        final List<OrderName> orders;
        boolean pending;
        boolean committed;

        Batch(Partition partition, int size) {
            this.partition = partition;
            this.end = Math.min(partition.committed + size, partition.records.size());
            this.orders = List.copyOf(partition.records.subList(partition.committed, end));
        }
    }

    @Override
    public List<Step> steps() {
        Batch polled = batch;
        if (polled == null) {
            return log.unread().isEmpty() ? List.of() : List.of(this::poll);
        }
        boolean enqueueNext = commitsFirst ? polled.committed : !polled.pending;
        return List.of(enqueueNext ? () -> enqueue(polled) : () -> commit(polled));
    }

    private String poll() {
        Partition partition = luck.any(log.unread());
        partition.reader = this;
        batch = new Batch(partition, 1 + luck.below(LARGEST_BATCH));
        return "polls " + batch.orders;
    }

    private String enqueue(Batch polled) {
        polled.pending = true;
        leave(polled);
        return hints.enqueue(polled.orders, Cause.WEBHOOK);
    }

    private String commit(Batch polled) {
        boolean mine = polled.partition.reader == this;
        if (mine) {
            polled.partition.committed = polled.end;
        }
        polled.committed = true;
        leave(polled);
        return "commits " + polled.orders + (mine ? "" : ": refused, it lost the partition");
    }

    private void leave(Batch polled) {
        if (polled.pending && polled.committed) {
            die();
        }
    }

    @Override
    public boolean busy() {
        return batch != null;
    }

    @Override
    public void die() {
        pause();
        batch = null;
    }

    @Override
    public void pause() {
        if (batch != null && batch.partition.reader == this) {
            batch.partition.reader = null;
        }
    }
}
