package io.ordermesh.gateway.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.gateway.ordermesh.ReadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * OrderMesh: makes, changes, restores and removes orders, and tells of it by hints that come once, twice, late or never.
 * Those that never come are left for the sweep.
 */
final class ModelledOrderMesh implements Actor {

    private static final List<OrderName> ORDERS =
            List.of(new OrderName("acme", "1"), new OrderName("acme", "2"), new OrderName("globex", "1"));
    private static final int FEWEST_CHANGES = 3;
    private static final int MOST_CHANGES = 9;

    /** Of some matters a schedule needs several to show anything. */
    private static final List<Integer> SELDOM_OR_OFTEN = List.of(10, 2);

    private final EventsLog log;
    private final Luck luck;
    private final Map<OrderName, Version> versions = new TreeMap<>();
    private final Set<OrderName> copied = new TreeSet<>();
    private final Set<OrderName> lost = new TreeSet<>();
    private final List<OrderName> delayed = new ArrayList<>();
    private final List<OrderName> orders;
    private final int goneOnceIn;
    private final int backOnceIn;
    /** Where each hint comes once, no other makes good what becomes of it. */
    private final List<Way> ways;

    private int left;
    private int changes;

    ModelledOrderMesh(EventsLog log, Luck luck) {
        this.log = log;
        this.luck = luck;
        orders = ORDERS.subList(0, 1 + luck.below(ORDERS.size()));
        goneOnceIn = luck.any(SELDOM_OR_OFTEN);
        backOnceIn = luck.any(SELDOM_OR_OFTEN);
        ways = luck.once(2) ? List.of(Way.COMES) : List.of(Way.values());
        left = FEWEST_CHANGES + luck.below(MOST_CHANGES - FEWEST_CHANGES + 1);
    }

    /** What becomes of a hint. */
    private enum Way {
        COMES,
        COMES_TWICE,
        IS_DELAYED,
        IS_LOST
    }

    /**
     * An order as it is at OrderMesh.
     *
     * @param second its own time of change, which may go back
     */
    record Version(OrderName order, int number, int second, boolean gone) {

        /** As the API answers. */
        ReadResult read() {
            return gone ? new ReadResult.NotFound() : new ReadResult.Found(json(), List.of(shipment()));
        }

        /** As a row holds it. */
        JsonNode snapshot() {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            root.set("order", json());
            root.putArray("shipments").add(shipment());
            return root;
        }

        private JsonNode json() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("id", order.id())
                    .put("status", "v" + number)
                    .put("updatedAt", ScheduleDatabase.START.plusSeconds(second).toString());
        }

        private JsonNode shipment() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("id", "s-" + order.id())
                    .put("shipmentStatus", number);
        }

        @Override
        public String toString() {
            return order + (gone ? " gone" : " v" + number);
        }
    }

    @Override
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        if (!luck.faultsOver() && left > 0) {
            steps.add(this::change);
        }
        if (!delayed.isEmpty()) {
            steps.add(this::deliverDelayed);
        }
        return steps;
    }

    /** All orders there were. */
    Map<OrderName, Version> versions() {
        return versions;
    }

    Version version(OrderName order) {
        Version version = versions.get(order);
        if (version == null) {
            throw new AssertionError("No hint named " + order + ", and yet it is read");
        }
        return version;
    }

    /** There is a row of this order: only such are removed, since of others nobody need ever learn. */
    void copied(OrderName order) {
        copied.add(order);
    }

    /** Orders of which a hint was lost. */
    Set<OrderName> lost() {
        return lost;
    }

    private String change() {
        left--;
        changes++;
        OrderName order = luck.any(orders);
        Version version = next(order, versions.get(order));
        versions.put(order, version);
        return version + ", its hint " + tell(order);
    }

    private Version next(OrderName order, @Nullable Version before) {
        if (before == null) {
            return new Version(order, 1, changes, false);
        }
        if (!before.gone() && copied.contains(order) && luck.once(goneOnceIn)) {
            return new Version(order, before.number(), before.second(), true);
        }
        boolean back = luck.once(backOnceIn);
        return new Version(order, before.number() + 1, back ? before.second() - 1 : changes, false);
    }

    private String tell(OrderName order) {
        Way way = luck.any(ways);
        switch (way) {
            case COMES -> log.add(order);
            case COMES_TWICE -> {
                log.add(order);
                log.add(order);
            }
            case IS_DELAYED -> delayed.add(order);
            case IS_LOST -> lost.add(order);
        }
        return way.name();
    }

    private String deliverDelayed() {
        OrderName order = delayed.remove(luck.below(delayed.size()));
        log.add(order);
        return "sends the delayed hint of " + order;
    }
}
