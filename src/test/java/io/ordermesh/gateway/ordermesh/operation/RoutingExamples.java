package io.ordermesh.gateway.ordermesh.operation;

import static io.ordermesh.gateway.ordermesh.operation.Ends.UNKNOWN;
import static io.ordermesh.gateway.ordermesh.operation.Ends.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.ordermesh.shipments.AssignDTO;
import io.ordermesh.gateway.ordermesh.shipments.Reject;
import io.ordermesh.gateway.ordermesh.shipments.Reroute;
import io.ordermesh.gateway.ordermesh.shipments.RerouteBulkModel;
import io.ordermesh.gateway.ordermesh.shipments.RerouteOrderItem;
import io.ordermesh.gateway.ordermesh.shipments.ReroutedShipment;
import io.ordermesh.gateway.ordermesh.shipments.Shipment;
import io.ordermesh.gateway.ordermesh.shipments.ShipmentsApi;
import io.ordermesh.gateway.ordermesh.shipments.StringBulkModel;
import io.ordermesh.gateway.ordermesh.shipments.UpdateShipmentDTO;
import io.ordermesh.gateway.ordermesh.wire.BulkItem;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import io.ordermesh.sandbox.world.Facility;
import java.util.List;

/** Shipments go to other facilities, go to theirs again, or are refused by one. */
final class RoutingExamples {

    private static final int OPEN = 1;
    private static final int SENT = 2;
    private static final int CANCELLED = 5;
    private static final int REJECTED = 6;
    private static final RerouteOrderItem ITEM = new RerouteOrderItem(UNKNOWN, 1);
    private static final Reroute NOWHERE = new Reroute(UNKNOWN, UNKNOWN, "broken press", List.of(ITEM));

    private RoutingExamples() {}

    static List<Example> all() {
        return List.of(
                Example.of("rerouteShipment", RoutingExamples::reroute, ends -> shipments(ends)
                                .rerouteShipment(NOWHERE))
                        .missing()
                        .refusing(400, ends -> shipments(ends).rerouteShipment(reroute(ends, ends.routed(), UNKNOWN)))
                        .refusing(409, ends -> shipments(ends)
                                .rerouteShipment(reroute(
                                        ends,
                                        ends.shipped(),
                                        Facility.ALL.get(0).id()))),
                Example.of("rerouteShipmentsBulk", RoutingExamples::rerouteBulk, ends -> shipments(ends)
                        .rerouteShipmentsBulk(new RerouteBulkModel(List.of(NOWHERE)))),
                Example.of("rejectShipment", RoutingExamples::reject, ends -> shipments(ends)
                                .rejectShipment(new Reject(UNKNOWN, "no ink")))
                        .missing()
                        .refusing(409, ends -> shipments(ends)
                                .rejectShipment(new Reject(ends.shipment(ends.shipped()), "no ink"))),
                Example.of("assignShipment", RoutingExamples::assign, ends -> shipments(ends)
                                .assignShipment(to(UNKNOWN, Facility.ALL.get(0))))
                        .missing()
                        .refusing(400, ends -> shipments(ends)
                                .assignShipment(new AssignDTO(ends.shipment(ends.routed()), UNKNOWN, UNKNOWN)))
                        .refusing(409, ends -> shipments(ends)
                                .assignShipment(to(ends.shipment(ends.shipped()), Facility.ALL.get(0)))),
                Example.of("resubmitShipment", RoutingExamples::resubmit, ends -> shipments(ends)
                                .resubmitShipment(UNKNOWN))
                        .missing()
                        .refusing(409, ends -> shipments(ends).resubmitShipment(ends.shipment(ends.shipped()))),
                Example.of("retryOutboundPolling", RoutingExamples::retryPolling, ends -> shipments(ends)
                        .retryOutboundPolling(new StringBulkModel(List.of(UNKNOWN)))));
    }

    private static ShipmentsApi shipments(Ends ends) {
        return ends.upstream().shipments();
    }

    private static AssignDTO to(String shipment, Facility facility) {
        return new AssignDTO(shipment, facility.vendorId(), facility.id());
    }

    /** Moves the order's only shipment with its only item. */
    private static Reroute reroute(Ends ends, String order, String facility) {
        String item = ends.item(order);
        return new Reroute(
                ends.shipment(order),
                facility,
                "broken press",
                List.of(new RerouteOrderItem(item, ends.quantity(order, item))));
    }

    /** Any facility but that of the order's only shipment. */
    private static Facility other(Ends ends, String order) {
        String present =
                ends.snapshot(order).shipments().get(0).path("facilityId").asText();
        return Facility.ALL.stream()
                .filter(facility -> !facility.id().equals(present))
                .findFirst()
                .orElseThrow();
    }

    private static void reroute(Ends ends) {
        String order = ends.routed();
        String old = ends.shipment(order);
        Facility facility = other(ends, order);

        ReroutedShipment answered = done(shipments(ends).rerouteShipment(reroute(ends, order, facility.id())));

        assertThat(answered.shipmentId()).isEqualTo(old);
        Shipment made =
                done(shipments(ends).getShipment(answered.newShipmentId().orElseThrow()));
        assertThat(made.facilityId()).contains(facility.id());
        assertThat(made.orderItemIDs()).containsExactly(ends.item(order));
        assertThat(done(shipments(ends).getShipment(old)).shipmentStatus()).contains(CANCELLED);
    }

    private static void rerouteBulk(Ends ends) {
        String order = ends.routed();
        String shipped = ends.shipped();
        Facility facility = other(ends, order);
        var wanted = new RerouteBulkModel(List.of(
                reroute(ends, order, facility.id()),
                NOWHERE,
                reroute(ends, shipped, other(ends, shipped).id())));

        List<BulkItem> answers =
                done(shipments(ends).rerouteShipmentsBulk(wanted)).responses();

        assertThat(answers).extracting(BulkItem::statusCode).containsExactly(200L, 404L, 409L);
        Wire body = answers.get(0).body().orElseThrow();
        assertThat(done(shipments(ends).getShipment(body.requiredText("newShipmentId")))
                        .facilityId())
                .contains(facility.id());
    }

    private static void reject(Ends ends) {
        String shipment = ends.shipment(ends.routed());

        assertThat(done(shipments(ends).rejectShipment(new Reject(shipment, "no ink")))
                        .shipmentId())
                .isEqualTo(shipment);

        Shipment read = done(shipments(ends).getShipment(shipment));
        assertThat(read.shipmentStatus()).contains(REJECTED);
        assertThat(read.isRejectedByVendor()).contains(true);
    }

    private static void assign(Ends ends) {
        String order = ends.routed();
        String shipment = ends.shipment(order);
        Facility facility = other(ends, order);
        done(shipments(ends).rejectShipment(new Reject(shipment, "no ink")));

        assertThat(done(shipments(ends).assignShipment(to(shipment, facility))).shipmentId())
                .isEqualTo(shipment);

        Shipment read = done(shipments(ends).getShipment(shipment));
        assertThat(read.facilityId()).contains(facility.id());
        assertThat(read.vendorId()).contains(facility.vendorId());
        assertThat(read.shipmentStatus()).contains(OPEN);
        assertThat(read.isRejectedByVendor()).contains(false);
    }

    private static void resubmit(Ends ends) {
        String shipment = ends.shipment(ends.routed());

        done(shipments(ends).resubmitShipment(shipment));

        assertThat(done(shipments(ends).getShipment(shipment)).shipmentStatus()).contains(SENT);
    }

    private static void retryPolling(Ends ends) {
        String shipment = ends.shipment(ends.routed());
        done(shipments(ends).updateShipment(shipment, new UpdateShipmentDTO(null, null, null, true)));

        List<BulkItem> answers = done(shipments(ends)
                        .retryOutboundPolling(
                                new StringBulkModel(List.of(shipment, UNKNOWN, ends.shipment(ends.shipped())))))
                .responses();

        assertThat(answers).extracting(BulkItem::statusCode).containsExactly(202L, 404L, 409L);
        assertThat(done(shipments(ends).getShipment(shipment)).isPollingStopped())
                .contains(false);
    }
}
