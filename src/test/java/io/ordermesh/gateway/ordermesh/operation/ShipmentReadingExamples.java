package io.ordermesh.gateway.ordermesh.operation;

import static io.ordermesh.gateway.ordermesh.operation.Ends.UNKNOWN;
import static io.ordermesh.gateway.ordermesh.operation.Ends.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.ordermesh.shipments.Shipment;
import io.ordermesh.gateway.ordermesh.shipments.ShipmentSearch;
import io.ordermesh.gateway.ordermesh.shipments.ShipmentsApi;
import java.util.List;

/** Shipments are read, by whatever names them. */
final class ShipmentReadingExamples {

    private static final int OPEN = 1;

    private ShipmentReadingExamples() {}

    static List<Example> all() {
        return List.of(
                Example.of("getShipment", ShipmentReadingExamples::get, ends -> shipments(ends)
                                .getShipment(UNKNOWN))
                        .missing(),
                Example.of("listShipmentsByOrder", ShipmentReadingExamples::list, ends -> shipments(ends)
                                .listShipmentsByOrder(UNKNOWN))
                        .missing(),
                Example.of("getShipmentByOrderAndVendor", ShipmentReadingExamples::byVendor, ends -> shipments(ends)
                                .getShipmentByOrderAndVendor(UNKNOWN, UNKNOWN))
                        .missing(),
                Example.of("getShipmentByOrderItem", ShipmentReadingExamples::byItem, ends -> shipments(ends)
                                .getShipmentByOrderItem(UNKNOWN))
                        .missing(),
                Example.of("searchShipments", ShipmentReadingExamples::search, ends -> shipments(ends)
                                .searchShipments(ShipmentSearch.all().withOrderId(UNKNOWN)))
                        .refusing(400, ends -> shipments(ends)
                                .searchShipments(ShipmentSearch.all().withPage(0))));
    }

    private static ShipmentsApi shipments(Ends ends) {
        return ends.upstream().shipments();
    }

    private static void get(Ends ends) {
        String order = ends.shipped();

        Shipment read = done(shipments(ends).getShipment(ends.shipment(order)));

        assertThat(read.wire().json())
                .isEqualTo(ends.snapshot(order).shipments().get(0));
        assertThat(read.orderId()).contains(order);
        assertThat(read.packages()).isNotEmpty();
    }

    private static void list(Ends ends) {
        String order = ends.processing(4);

        assertThat(done(shipments(ends).listShipmentsByOrder(order)).items()).isEmpty();
        ends.sandbox().orders().advanceUntil(order, "Fulfilled");

        assertThat(done(shipments(ends).listShipmentsByOrder(order)).items())
                .extracting(shipment -> shipment.wire().json())
                .isEqualTo(ends.snapshot(order).shipments());
    }

    private static void byVendor(Ends ends) {
        String order = ends.routed();
        Shipment shipment = done(shipments(ends).getShipment(ends.shipment(order)));

        assertThat(done(shipments(ends)
                                .getShipmentByOrderAndVendor(
                                        order, shipment.vendorId().orElseThrow()))
                        .wire())
                .isEqualTo(shipment.wire());
    }

    private static void byItem(Ends ends) {
        String order = ends.routed();

        Shipment shipment = done(shipments(ends).getShipmentByOrderItem(ends.item(order)));

        assertThat(shipment.id()).isEqualTo(ends.shipment(order));
        assertThat(shipment.orderItemIDs()).containsExactly(ends.item(order));
    }

    private static void search(Ends ends) {
        String order = ends.routed();
        Shipment shipment = done(shipments(ends).getShipment(ends.shipment(order)));
        ShipmentSearch own = ShipmentSearch.ofMerchant(shipment.merchantId().orElseThrow())
                .withOrderId(order)
                .withSafeId(shipment.safeId().orElseThrow())
                .withOrderExternalId(shipment.orderExternalId().orElseThrow())
                .withVendorId(shipment.vendorId().orElseThrow())
                .withFacilityId(shipment.facilityId().orElseThrow());

        assertThat(found(ends, own)).containsExactly(shipment.id());
        assertThat(found(ends, own.withShipmentStatus(OPEN))).containsExactly(shipment.id());
        assertThat(found(
                        ends,
                        own.withLastModifiedFrom(shipment.lastModifiedDate().orElseThrow())))
                .containsExactly(shipment.id());
        assertThat(found(ends, own.withPage(2).withPageSize(1))).isEmpty();
        own = ShipmentSearch.all().withOrderId(order);
        assertThat(found(ends, own.withIsPollingStopped(true))).isEmpty();
    }

    private static List<String> found(Ends ends, ShipmentSearch search) {
        return done(shipments(ends).searchShipments(search)).items().stream()
                .map(Shipment::id)
                .toList();
    }
}
