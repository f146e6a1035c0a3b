package io.ordermesh.gateway.crash;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.gateway.outside.Trees;
import io.ordermesh.gateway.outside.World;
import io.ordermesh.gateway.outside.World.TestMerchant;
import io.ordermesh.sandbox.Sandbox;
import io.ordermesh.sandbox.control.OrderControl;
import io.ordermesh.sandbox.history.SentWebhook;
import io.ordermesh.sandbox.history.WebhookResult.Dropped;
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
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Makes orders of two merchants and moves them along. Which and how far depends on the seed and the number of steps. */
final class Traffic {

    /** Whose orders these are. */
    static final List<String> MERCHANTS = List.of(World.ACME.id(), World.GLOBEX.id());

    private static final double NEW = 0.15;
    private static final double STRAYS = 0.1;
    /** An order that just changed changes again: perhaps while it is being read. */
    private static final double AGAIN = 0.4;
    /** Of the silent changes so many show no time of change. */
    private static final double HIDDEN = 0.5;
    /** Of the orders that go so many are live, and perhaps never were read; the others were there before the run. */
    private static final double YOUNG = 0.5;

    private static final List<Step> BRANCHES = List.of(Step.HOLD, Step.REJECT, Step.REROUTE, Step.FAIL, Step.CANCEL);

    private final Sandbox sandbox;
    private final OrderControl orders;
    private final SeededValues values;
    private final List<Order> live = new ArrayList<>();
    private final List<Order> earlier = new ArrayList<>();
    private final Map<String, Instant> lastChanges = new ConcurrentHashMap<>();
    private final Set<String> passedBy = ConcurrentHashMap.newKeySet();
    private final Queue<SentWebhook> neverSent = new ConcurrentLinkedQueue<>();

    Traffic(Sandbox sandbox, long seed) {
        this.sandbox = sandbox;
        this.orders = sandbox.orders();
        this.values = SeededValues.of(seed, "traffic");
        for (TestMerchant merchant : List.of(World.ACME, World.GLOBEX)) {
            orders.ids(merchant.id()).forEach(id -> earlier.add(new Order(id, merchant)));
        }
    }

    private record Order(String id, TestMerchant merchant) {

        String key() {
            return merchant.id() + "/" + id;
        }
    }

    /**
     * When each order changed last, or a moment before, by {@code merchant/order id}; without those that are gone, and
     * those whose last change no time of change shows.
     */
    Map<String, Instant> lastChanges() {
        return Map.copyOf(lastChanges);
    }

    /** For each silent change, and for each order that went, a webhook that might have told of it. */
    List<SentWebhook> neverSent() {
        return List.copyOf(neverSent);
    }

    /**
     * Orders from before the run, if one went meanwhile: those behind it in a list move up, and a page that is read next
     * passes one by. A sweep finds it, and cannot tell it from one of which a webhook was missed.
     */
    Set<String> passedBy() {
        return passedBy;
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
            case 2 -> changeShipment(order, true);
            case 3 -> hintAtShipment(order);
            case 4 -> orders.failCreation(order.merchant().id());
            case 5 -> changeSilently(order);
            case 6 -> delete(earlier.isEmpty() || values.chance(YOUNG) ? order : values.pick(earlier));
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
        moved(order, before, status);
    }

    private void moved(Order order, Instant before, Optional<String> status) {
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

    /**
     * A change that no time of change shows. Without its webhook it takes an audit to find it, and whether an earlier
     * webhook told of it cannot be known.
     */
    private void changeShipment(Order order, boolean sendWebhook) {
        List<String> shipments = orders.snapshot(order.id()).shipmentIds();
        if (!shipments.isEmpty()) {
            ObjectNode change = Trees.object().put("shippingMethod", "Method " + values.digits(6));
            lastChanges.remove(order.key());
            orders.patchShipment(values.pick(shipments), change, sendWebhook);
            if (!sendWebhook) {
                neverSent(order);
            }
        }
    }

    /** A change of which no webhook tells. */
    private void changeSilently(Order order) {
        if (values.chance(HIDDEN)) {
            changeShipment(order, false);
        } else {
            Instant before = Instant.now();
            Optional<String> status = tried(() -> orders.silently().advance(order.id()));
            moved(order, before, status);
            status.ifPresent(changed -> neverSent(order));
        }
    }

    /** OrderMesh has the order no longer, and tells nobody. */
    private void delete(Order order) {
        orders.delete(order.id());
        live.remove(order);
        earlier.remove(order);
        lastChanges.remove(order.key());
        neverSent(order);
        earlier.stream()
                .filter(other -> other.merchant().equals(order.merchant()))
                .map(Order::key)
                .forEach(passedBy::add);
    }

    private void neverSent(Order order) {
        neverSent.add(new SentWebhook(
                0, Instant.now(), order.merchant().id(), List.of(), List.of(order.id()), "", new Dropped()));
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
