package io.ordermesh.gateway.ordermesh.operation;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ordermesh.gateway.ordermesh.OrderMeshFailure;
import io.ordermesh.gateway.ordermesh.Upstream;
import io.ordermesh.sandbox.Sandbox;
import io.ordermesh.sandbox.control.OrderSnapshot;
import io.ordermesh.sandbox.world.Step;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/** The two ends of a call: OrderMesh as the merchant acme calls it, and the sandbox that answers. */
public record Ends(Upstream upstream, Sandbox sandbox) {

    /** Where nothing is. */
    static final String UNKNOWN = "0123456789abcdef01234567";

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** What the call brings. */
    public static <T> T done(Uni<T> call) {
        return call.await().atMost(LIMIT);
    }

    /** What the call fails with. */
    public static OrderMeshFailure failed(Uni<?> call) {
        return catchThrowableOfType(OrderMeshFailure.class, () -> done(call));
    }

    /** A new order of so many items, of which nothing is done. */
    String open(int items) {
        return sandbox.orders().create("acme", items).id();
    }

    /** A new order of so many items whose prices are settled, without shipments. */
    String processing(int items) {
        String order = open(items);
        sandbox.orders().advance(order, Step.PROCESS);
        return order;
    }

    /** A new order of one item in an open shipment. */
    String routed() {
        String order = processing(1);
        sandbox.orders().advance(order, Step.ALLOCATE);
        return order;
    }

    /** A new order of one item which has left. */
    String shipped() {
        String order = routed();
        sandbox.orders().advance(order, Step.FULFIL);
        return order;
    }

    /** The order as OrderMesh has it. */
    OrderSnapshot snapshot(String order) {
        return sandbox.orders().snapshot(order);
    }

    /** The ids of its items. */
    List<String> items(String order) {
        return snapshot(order).order().path("items").findValuesAsText("id");
    }

    /** The id of its only item. */
    String item(String order) {
        return items(order).get(0);
    }

    /** How many of that item were ordered. */
    int quantity(String order, String item) {
        return snapshot(order)
                .order()
                .path("items")
                .valueStream()
                .filter(each -> each.path("id").asText().equals(item))
                .mapToInt(each -> each.path("quantity").asInt())
                .findFirst()
                .orElseThrow();
    }

    /** The id of its only shipment. */
    String shipment(String order) {
        return snapshot(order).shipmentIds().get(0);
    }
}
