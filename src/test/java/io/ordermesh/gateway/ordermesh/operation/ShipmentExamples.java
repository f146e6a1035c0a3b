package io.ordermesh.gateway.ordermesh.operation;

import static io.ordermesh.gateway.ordermesh.operation.Ends.UNKNOWN;
import static io.ordermesh.gateway.ordermesh.operation.Ends.done;
import static io.ordermesh.gateway.ordermesh.operation.Ends.failed;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.ordermesh.shipments.CancelShipmentDto;
import io.ordermesh.gateway.ordermesh.shipments.CreateShipmentDTO;
import io.ordermesh.gateway.ordermesh.shipments.OrderItem;
import io.ordermesh.gateway.ordermesh.shipments.SelectedShippingMapping;
import io.ordermesh.gateway.ordermesh.shipments.Shipment;
import io.ordermesh.gateway.ordermesh.shipments.ShipmentsApi;
import io.ordermesh.gateway.ordermesh.shipments.UnassignOrderItemDTO;
import io.ordermesh.gateway.ordermesh.shipments.UpdateShipmentDTO;
import io.ordermesh.gateway.ordermesh.wire.Json;
import io.ordermesh.gateway.outside.World;
import io.ordermesh.sandbox.world.Facility;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shipments are made, changed and given up. */
final class ShipmentExamples {

    private static final Facility FACILITY = Facility.ALL.get(3);
    private static final int IN_PRODUCTION = 3;
    private static final int CANCELLED = 5;
    private static final CancelShipmentDto REASON = new CancelShipmentDto("too slow");
    private static final UnassignOrderItemDTO ITEMS = new UnassignOrderItemDTO(List.of(UNKNOWN));
    private static final UpdateShipmentDTO SLOWER = new UpdateShipmentDTO(null, "Slow boat", null, true);

    private ShipmentExamples() {}

    static List<Example> all() {
        return List.of(
                Example.of("createShipment", ShipmentExamples::create, ends -> shipments(ends)
                                .createShipment(of(UNKNOWN, null, FACILITY.vendorId(), List.of(UNKNOWN))))
                        .missing()
                        .refusing(400, ends -> shipments(ends)
                                .createShipment(of(ends.processing(1), null, UNKNOWN, List.of(UNKNOWN))))
                        .refusing(403, ends -> shipments(ends)
                                .createShipment(
                                        of(UNKNOWN, World.GLOBEX.upstreamId(), FACILITY.vendorId(), List.of(UNKNOWN))))
                        .refusing(409, ends -> shipments(ends).createShipment(whole(ends, ends.routed()))),
                Example.of("updateShipment", ShipmentExamples::update, ends -> shipments(ends)
                                .updateShipment(UNKNOWN, SLOWER))
                        .missing()
                        .refusing(400, ends -> shipments(ends)
                                .updateShipment(UNKNOWN, new UpdateShipmentDTO(99, null, null, null)))
                        .refusing(409, ends -> shipments(ends).updateShipment(shipped(ends), SLOWER)),
                Example.of("deleteShipment", ShipmentExamples::delete, ends -> shipments(ends)
                                .deleteShipment(UNKNOWN))
                        .missing()
                        .refusing(409, ends -> shipments(ends).deleteShipment(shipped(ends))),
                Example.of("cancelShipment", ShipmentExamples::cancel, ends -> shipments(ends)
                                .cancelShipment(UNKNOWN, REASON))
                        .missing()
                        .refusing(409, ends -> shipments(ends).cancelShipment(shipped(ends), REASON)),
                Example.of("unassignShipmentItems", ShipmentExamples::unassign, ends -> shipments(ends)
                                .unassignShipmentItems(UNKNOWN, ITEMS))
                        .missing()
                        .refusing(
                                400, ends -> shipments(ends).unassignShipmentItems(ends.shipment(ends.routed()), ITEMS))
                        .refusing(409, ShipmentExamples::unassignShipped));
    }

    private static ShipmentsApi shipments(Ends ends) {
        return ends.upstream().shipments();
    }

    private static String shipped(Ends ends) {
        return ends.shipment(ends.shipped());
    }

    private static CreateShipmentDTO of(String order, @Nullable String merchant, String vendor, List<String> items) {
        return new CreateShipmentDTO(
                order,
                merchant,
                vendor,
                null,
                items.stream().map(item -> new OrderItem(item, 1)).toList(),
                null);
    }

    /** A shipment of everything in the order. */
    private static CreateShipmentDTO whole(Ends ends, String order) {
        return new CreateShipmentDTO(
                order,
                World.ACME.upstreamId(),
                FACILITY.vendorId(),
                FACILITY.id(),
                ends.items(order).stream()
                        .map(item -> new OrderItem(item, ends.quantity(order, item)))
                        .toList(),
                Json.read(
                        "{\"carrierName\": \"UPS\", \"type\": \"Detailed\", \"shippingMethods\": []}",
                        SelectedShippingMapping.class));
    }

    private static void create(Ends ends) {
        String order = ends.processing(2);
        CreateShipmentDTO wanted = whole(ends, order);

        String id = done(shipments(ends).createShipment(wanted)).shipmentId();

        Shipment read = done(shipments(ends).getShipment(id));
        assertThat(read.orderId()).contains(order);
        assertThat(read.facilityId()).contains(FACILITY.id());
        assertThat(read.vendorId()).contains(FACILITY.vendorId());
        assertThat(read.orderItemIDs()).containsExactlyElementsOf(ends.items(order));
        assertThat(read.selectedShippingMapping()).contains(Objects.requireNonNull(wanted.selectedShippingMapping()));
        assertThat(done(ends.upstream().orders().getOrder(order)).shipmentIds()).containsExactly(id);
    }

    private static void update(Ends ends) {
        String shipment = ends.shipment(ends.routed());
        var changes = new UpdateShipmentDTO(IN_PRODUCTION, "Slow boat", FACILITY.id(), true);

        Shipment answered = done(shipments(ends).updateShipment(shipment, changes));

        Shipment read = done(shipments(ends).getShipment(shipment));
        Written.isIn(read.wire(), changes);
        assertThat(read.wire()).isEqualTo(answered.wire());
        assertThat(read.vendorId()).contains(FACILITY.vendorId());
    }

    private static void delete(Ends ends) {
        String order = ends.routed();
        String shipment = ends.shipment(order);

        done(shipments(ends).deleteShipment(shipment));

        assertThat(failed(shipments(ends).getShipment(shipment)).reason()).isEqualTo(Reason.NOT_FOUND);
        assertThat(done(shipments(ends).listShipmentsByOrder(order)).items()).isEmpty();
        assertThat(done(ends.upstream().orders().getOrder(order)).shipmentIds()).isEmpty();
    }

    private static void cancel(Ends ends) {
        String shipment = ends.shipment(ends.routed());

        Shipment answered = done(shipments(ends).cancelShipment(shipment, REASON));

        assertThat(answered.shipmentStatus()).contains(CANCELLED);
        assertThat(done(shipments(ends).getShipment(shipment)).wire()).isEqualTo(answered.wire());
        assertThat(failed(shipments(ends).cancelShipment(shipment, REASON)).reason())
                .isEqualTo(Reason.CONFLICT);
    }

    private static void unassign(Ends ends) {
        String order = ends.processing(2);
        List<String> items = ends.items(order);
        String shipment =
                done(shipments(ends).createShipment(whole(ends, order))).shipmentId();

        Shipment answered =
                done(shipments(ends).unassignShipmentItems(shipment, new UnassignOrderItemDTO(List.of(items.get(0)))));

        assertThat(answered.orderItemIDs()).containsExactly(items.get(1));
        assertThat(done(shipments(ends).getShipment(shipment)).wire()).isEqualTo(answered.wire());
        assertThat(failed(shipments(ends).getShipmentByOrderItem(items.get(0))).reason())
                .isEqualTo(Reason.NOT_FOUND);
    }

    private static Uni<?> unassignShipped(Ends ends) {
        String order = ends.shipped();
        return shipments(ends)
                .unassignShipmentItems(ends.shipment(order), new UnassignOrderItemDTO(List.of(ends.item(order))));
    }
}
