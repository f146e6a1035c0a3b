package io.ordermesh.gateway.crash;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.gateway.outside.Trees;
import io.ordermesh.gateway.outside.World;
import io.ordermesh.gateway.outside.World.TestMerchant;
import io.ordermesh.sandbox.Sandbox;
import io.ordermesh.sandbox.control.OrderControl;
import io.ordermesh.sandbox.world.Event;
import io.ordermesh.sandbox.world.OrderStatus;
import io.ordermesh.sandbox.world.SeededValues;
import io.ordermesh.sandbox.world.Step;
import io.ordermesh.sandbox.world.StepNotPossible;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Makes orders of two merchants and moves them along. Which and how far depends on the seed and the number of steps. */
final class Traffic {

    /** Whose orders these are. */
    static final List<String> MERCHANTS = List.of(World.ACME.id(), World.GLOBEX.id());

    private static final double NEW = 0.15;
    private static final double STRAYS = 0.1;
    /** An order that just changed changes again: perhaps while it is being read. */
    private static final double AGAIN = 0.4;

    private static final List<Step> BRANCHES = List.of(Step.HOLD, Step.REJECT, Step.REROUTE, Step.FAIL, Step.CANCEL);

    private final Sandbox sandbox;
    private final OrderControl orders;
    private final SeededValues values;
    private final List<Order> live = new ArrayList<>();
    private final Map<String, Instant> lastChanges = new ConcurrentHashMap<>();

    Traffic(Sandbox sandbox, long seed) {
        this.sandbox = sandbox;
        this.orders = sandbox.orders();
        this.values = SeededValues.of(seed, "traffic");
    }

    private record Order(String id, TestMerchant merchant) {

        String key() {
            return merchant.id() + "/" + id;
        }
    }

    /** When each order changed last, or a moment before, by {@code merchant/order id}. */
    Map<String, Instant> lastChanges() {
        return Map.copyOf(lastChanges);
    }

    /** Does one thing. */
    void step() {
        if (live.isEmpty() || values.chance(NEW)) {
            create(values.pick(List.of(World.ACME, World.GLOBEX)));
            return;
        }
        Order order = pick();
        switch (values.between(1, 20)) {
            case 1 -> orders.hint(order.id(), Event.ORDER_UPDATE, values.between(2, 6));
            case 2 -> changeShipment(order);
            case 3 -> hintAtShipment(order);
            case 4 -> orders.failCreation(order.merchant().id());
            default -> move(order);
        }
    }

    /** One of the live ones, of which that which changed last stands last. */
    private Order pick() {
        if (!values.chance(AGAIN)) {
            live.add(live.remove(values.between(0, live.size() - 1)));
        }
        return live.get(live.size() - 1);
    }

    private void create(TestMerchant merchant) {
        Instant before = Instant.now();
        Order order = new Order(orders.create(merchant.id()).id(), merchant);
        live.add(order);
        lastChanges.put(order.key(), before);
    }

    private void move(Order order) {
        Instant before = Instant.now();
        Optional<String> strayed = values.chance(STRAYS)
                ? tried(() -> orders.advance(order.id(), values.pick(BRANCHES)))
                : Optional.empty();
        Optional<String> status = strayed.or(() -> tried(() -> orders.advance(order.id())));
        status.ifPresent(changed -> lastChanges.put(order.key(), before));
        if (status.filter(OrderStatus::isFinal).isPresent()) {
            live.remove(order);
        }
    }

    private static Optional<String> tried(Supplier<String> step) {
        try {
            return Optional.of(step.get());
        } catch (StepNotPossible e) {
            return Optional.empty();
        }
    }

    /** A change that the order itself does not show. */
    private void changeShipment(Order order) {
        List<String> shipments = orders.snapshot(order.id()).shipmentIds();
        if (!shipments.isEmpty()) {
            ObjectNode change = Trees.object().put("shippingMethod", "Method " + values.digits(6));
            lastChanges.put(order.key(), Instant.now());
            orders.patchShipment(values.pick(shipments), change, true);
        }
    }

    /** A webhook that names a shipment and no order; nothing has changed. */
    private void hintAtShipment(Order order) {
        List<String> shipments = orders.snapshot(order.id()).shipmentIds();
        if (!shipments.isEmpty()) {
            ObjectNode event = Trees.object()
                    .put("EventType", Event.SHIPMENT_UPDATE)
                    .put("ShipmentId", values.pick(shipments))
                    .put("SubscriberId", order.merchant().upstreamId())
                    .put("RequestId", "traffic-" + values.digits(9));
            sandbox.webhooks().send(order.merchant().id(), event.toString());
        }
    }
}
