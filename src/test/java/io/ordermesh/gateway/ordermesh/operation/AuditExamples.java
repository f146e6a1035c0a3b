package io.ordermesh.gateway.ordermesh.operation;

import static io.ordermesh.gateway.ordermesh.operation.Ends.UNKNOWN;
import static io.ordermesh.gateway.ordermesh.operation.Ends.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.ordermesh.orders.CancelOrderModel;
import io.ordermesh.gateway.ordermesh.orders.OrdersApi;
import io.ordermesh.gateway.ordermesh.shipments.ShipmentsApi;
import io.ordermesh.gateway.ordermesh.wire.AuditEvent;
import io.ordermesh.gateway.ordermesh.wire.Page;
import io.ordermesh.gateway.outside.World;
import java.util.List;
import java.util.Optional;

/** The audit logs of orders, shipments and their parts tell what was done, by whom. */
final class AuditExamples {

    private AuditExamples() {}

    static List<Example> all() {
        return List.of(
                Example.of("listOrderAuditLogs", AuditExamples::ofOrder, ends -> orders(ends)
                                .listOrderAuditLogs(UNKNOWN, null, null))
                        .missing()
                        .refusing(400, ends -> orders(ends).listOrderAuditLogs(ends.open(1), 0, null)),
                Example.of("listOrderAuditLogsBySafeId", AuditExamples::bySafeId, ends -> orders(ends)
                                .listOrderAuditLogsBySafeId(UNKNOWN, null, null))
                        .missing()
                        .refusing(400, ends -> orders(ends).listOrderAuditLogsBySafeId(safeId(ends), 0, null)),
                Example.of("listOrderItemAuditLogs", AuditExamples::ofItem, ends -> orders(ends)
                                .listOrderItemAuditLogs(UNKNOWN, null, null))
                        .missing()
                        .refusing(400, ends -> orders(ends).listOrderItemAuditLogs(ends.item(ends.open(1)), 1, 0)),
                Example.of("listShipmentAuditLogs", AuditExamples::ofShipment, ends -> shipments(ends)
                                .listShipmentAuditLogs(UNKNOWN, null, null))
                        .missing()
                        .refusing(400, ends -> shipments(ends)
                                .listShipmentAuditLogs(ends.shipment(ends.routed()), 0, null)),
                Example.of("listPackageAuditLogs", AuditExamples::ofPackage, ends -> shipments(ends)
                                .listPackageAuditLogs(UNKNOWN, UNKNOWN, null, null))
                        .missing()
                        .refusing(400, ends -> {
                            String order = ends.shipped();
                            return shipments(ends)
                                    .listPackageAuditLogs(ends.shipment(order), parcel(ends, order), 0, null);
                        }),
                Example.of("listShipmentMessageAuditLogs", AuditExamples::ofMessages, ends -> shipments(ends)
                                .listShipmentMessageAuditLogs(UNKNOWN, null, null))
                        .missing()
                        .refusing(400, ends -> shipments(ends)
                                .listShipmentMessageAuditLogs(ends.shipment(ends.routed()), 0, null)));
    }

    private static OrdersApi orders(Ends ends) {
        return ends.upstream().orders();
    }

    private static ShipmentsApi shipments(Ends ends) {
        return ends.upstream().shipments();
    }

    private static String safeId(Ends ends) {
        return ends.sandbox().orders().create("acme").safeId();
    }

    private static String parcel(Ends ends, String order) {
        return ends.snapshot(order).shipments().get(0).at("/packages/0/id").asText();
    }

    private static List<String> types(Page<AuditEvent> page) {
        return page.items().stream()
                .map(AuditEvent::eventType)
                .flatMap(Optional::stream)
                .toList();
    }

    private static void ofOrder(Ends ends) {
        String order = ends.open(1);
        done(orders(ends).cancelOrder(order, CancelOrderModel.wholeOrder()));

        Page<AuditEvent> events = done(orders(ends).listOrderAuditLogs(order, null, null));

        assertThat(types(events)).containsExactly("CREATE", "CANCEL");
        AuditEvent cancelled = events.items().get(1);
        assertThat(cancelled.resourceId()).contains(order);
        assertThat(cancelled.user()).contains(World.ACME.clientId());
        assertThat(cancelled.oldValue().orElseThrow()).contains("Open");
        assertThat(cancelled.newValue().orElseThrow()).contains("Cancelled");
        assertThat(done(orders(ends).listOrderAuditLogs(order, 2, 1)).items()).containsExactly(cancelled);
    }

    private static void bySafeId(Ends ends) {
        var order = ends.sandbox().orders().create("acme");
        done(orders(ends).cancelOrder(order.id(), CancelOrderModel.wholeOrder()));

        assertThat(done(orders(ends).listOrderAuditLogsBySafeId(order.safeId(), null, null)))
                .isEqualTo(done(orders(ends).listOrderAuditLogs(order.id(), null, null)));
    }

    private static void ofItem(Ends ends) {
        String order = ends.open(1);
        done(orders(ends).cancelOrder(order, CancelOrderModel.wholeOrder()));

        assertThat(types(done(orders(ends).listOrderItemAuditLogs(ends.item(order), null, null))))
                .containsExactly("CREATE", "CANCEL");
    }

    private static void ofShipment(Ends ends) {
        String shipment = ends.shipment(ends.routed());
        done(shipments(ends).resubmitShipment(shipment));

        assertThat(types(done(shipments(ends).listShipmentAuditLogs(shipment, null, null))))
                .containsExactly("ALLOCATE", "RESUBMIT");
    }

    private static void ofPackage(Ends ends) {
        String order = ends.shipped();

        assertThat(types(done(
                        shipments(ends).listPackageAuditLogs(ends.shipment(order), parcel(ends, order), null, null))))
                .containsExactly("FULFIL");
    }

    private static void ofMessages(Ends ends) {
        String shipment = ends.shipment(ends.routed());
        done(shipments(ends).resubmitShipment(shipment));

        assertThat(types(done(shipments(ends).listShipmentMessageAuditLogs(shipment, null, null))))
                .containsExactly("ShipmentCreated", "ShipmentResubmission", "ShipmentUpdate");
    }
}
