package io.ordermesh.gateway.sweep;

import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.merchant.Merchant;
import io.ordermesh.gateway.ordermesh.orders.Order;
import io.ordermesh.gateway.ordermesh.shipments.Shipment;
import io.ordermesh.gateway.ordermesh.wire.UpstreamTime;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order or a shipment as a list shows it, in OrderMesh's own words.
 *
 * @param id of the order or shipment
 * @param order its order, where that is told
 * @param changed time of its last change
 * @param status its status, a text or a number
 * @param own whether it is the merchant's, as far as that is told
 */
record Element(
        Optional<OrderKey> id,
        Optional<OrderKey> order,
        Optional<String> changed,
        Optional<String> status,
        boolean own) {

    static Element of(Order order, Merchant merchant) {
        Optional<OrderKey> id = key(OrderKey.Kind.ORDER, order.wire(), "id");
        return new Element(
                id, id, order.wire().text("updatedAt"), order.wire().text("status"), own(order.wire(), merchant));
    }

    static Element of(Shipment shipment, Merchant merchant) {
        Wire wire = shipment.wire();
        return new Element(
                key(OrderKey.Kind.SHIPMENT, wire, "id"),
                key(OrderKey.Kind.ORDER, wire, "orderId"),
                wire.text("lastModifiedDate"),
                wire.text("shipmentStatus"),
                own(wire, merchant));
    }

    /** Whether it can be compared: it has an identifier of usable form. */
    boolean usable() {
        return own && id.isPresent();
    }

    /** Its time of change, where it is told in a form that can be read. */
    Optional<Instant> time() {
        return changed.flatMap(UpstreamTime::parse);
    }

    /** Whether it changed last before that time, if there is one. */
    boolean isBefore(@Nullable Instant other) {
        return other != null && time().filter(time -> time.isBefore(other)).isPresent();
    }

    private static Optional<OrderKey> key(OrderKey.Kind kind, Wire wire, String field) {
        return wire.text(field).flatMap(value -> OrderKey.find(kind, value));
    }

    private static boolean own(Wire wire, Merchant merchant) {
        return wire.text("merchantId").map(merchant::ownsSubscriber).orElse(true);
    }
}
