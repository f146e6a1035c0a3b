package io.ordermesh.gateway.schedule;

import io.ordermesh.gateway.ordermesh.OrderMeshFailure;
import io.ordermesh.gateway.reconcile.StoreStep;
import io.ordermesh.gateway.schedule.Leases.Lease;
import io.ordermesh.gateway.schedule.ModelledOrderMesh.Version;
import io.ordermesh.gateway.work.Lane;
import io.ordermesh.gateway.work.PendingRead;
import io.ordermesh.gateway.work.Slots;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Claims reads, reads, and writes. Checks that a write whose lease was lost changes nothing, and that a read ends no hint that
 * came after it was claimed.
 */
final class Worker implements Actor {

    /** For all that is due: which of several a smaller number takes would not follow from the seed. */
    private static final List<Slots> SLOTS = Stream.of("acme", "globex")
            .flatMap(merchant -> Stream.of(Lane.values()).map(lane -> new Slots(merchant, lane, 8)))
            .toList();

    private static final int STATEMENTS_OF_A_WRITE = 8;
    private static final String STATE = """
            select (select o::text from orders o where merchant = $1 and order_id = $2) as row,
                (select p::text from pending_read p where merchant = $1 and order_key = 'order:' || $2) as pending
            """;

    private final ScheduleDatabase database;
    private final Wire wire;
    private final Product product;
    private final ModelledOrderMesh orderMesh;
    private final Hints hints;
    private final Leases leases;
    private final Luck luck;
    private final List<Reading> readings = new ArrayList<>();

    Worker(
            ScheduleDatabase database,
            Wire wire,
            Product product,
            ModelledOrderMesh orderMesh,
            Hints hints,
            Leases leases,
            Luck luck) {
        this.database = database;
        this.wire = wire;
        this.product = product;
        this.orderMesh = orderMesh;
        this.hints = hints;
        this.leases = leases;
        this.luck = luck;
    }

    private static final class Reading {

        final PendingRead read;
        final Lease lease;
        final int hints;

        @Nullable
        Version answer;

        Reading(PendingRead read, Lease lease, int hints) {
            this.read = read;
            this.lease = lease;
            this.hints = hints;
        }
    }

    @Override
    public List<Step> steps() {
        if (readings.isEmpty()) {
            return List.of(this::claim);
        }
        List<Step> steps = new ArrayList<>();
        for (Reading reading : readings) {
            Version answer = reading.answer;
            steps.add(answer == null ? () -> read(reading) : () -> write(reading, answer));
        }
        return steps;
    }

    private String claim() {
        database.call(product.pendingReads().claim(SLOTS, StoreStep.LEASE)).stream()
                .sorted(Comparator.comparing(Worker::name))
                .forEach(this::take);
        return readings.isEmpty()
                ? ""
                : "claims " + readings.stream().map(each -> each.lease.order).toList();
    }

    private void take(PendingRead read) {
        OrderName order = name(read);
        readings.add(new Reading(read, leases.take(order, StoreStep.LEASE), hints.count(order)));
    }

    private String read(Reading reading) {
        Version answer = orderMesh.version(reading.lease.order);
        reading.answer = answer;
        return "reads " + answer;
    }

    private String write(Reading reading, Version answer) {
        readings.remove(reading);
        boolean held = leases.held(reading.lease);
        String before = held ? "" : state(reading);
        if (luck.fault(6)) {
            wire.cutAfter(1 + luck.below(STATEMENTS_OF_A_WRITE));
        }
        try {
            String outcome = database.call(product.storeStep().store(reading.read, answer.read()));
            check(reading, held, before, outcome);
            return "writes " + answer + ": " + outcome;
        } catch (OrderMeshFailure unknown) {
            return "has nothing to write of " + answer + ": " + unknown.reason();
        } catch (Wire.Cut cut) {
            die();
            return "dies in the write of " + answer;
        } finally {
            wire.mend();
        }
    }

    private void check(Reading reading, boolean held, String before, String outcome) {
        OrderName order = reading.lease.order;
        if (!held) {
            if (!before.equals(state(reading))) {
                throw new AssertionError("A write of " + order + " changed something though its lease was lost");
            }
            return;
        }
        leases.end(reading.lease);
        switch (outcome) {
            case "APPLIED", "UNCHANGED", "WENT_BACK" -> orderMesh.copied(order);
            case "GONE", "OLDER", "MISSING" -> {}
            default -> throw new AssertionError("A write of " + order + " under its lease ended as " + outcome);
        }
        if (hints.count(order) > reading.hints && state(reading).endsWith(" null")) {
            throw new AssertionError("A read of " + order + " ended a hint that came after it was claimed");
        }
    }

    /** The row and the pending read of the order, {@code null} where there is none. */
    private String state(Reading reading) {
        OrderName order = reading.lease.order;
        var row = database.rows(STATE, order.merchant(), order.id()).get(0);
        return row.getString("row") + " " + row.getString("pending");
    }

    private static OrderName name(PendingRead read) {
        return new OrderName(read.merchant(), read.key().value());
    }

    @Override
    public boolean busy() {
        return !readings.isEmpty();
    }

    @Override
    public void die() {
        readings.clear();
    }
}
