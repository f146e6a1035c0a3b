package io.ordermesh.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.world.AuditLog;
import io.ordermesh.sandbox.world.StoredOrder;
import io.ordermesh.sandbox.world.World;
import java.util.List;
import java.util.Map;

/** Reads audit logs, the first entry first. */
final class AuditOperations {
    private final World world;
    private final AuditLog audit;
    private final Owned owned;

    AuditOperations(World world) {
        this.world = world;
        this.audit = world.audit();
        this.owned = new Owned(world);
    }

    void register(Map<Operation, OperationHandler> handlers) {
        handlers.put(Operation.LIST_NOTE_AUDIT_LOGS, this::ofNote);
        handlers.put(
                Operation.LIST_ORDER_AUDIT_LOGS,
                call -> page(
                        call, audit.of(owned.order(call, call.path("orderId")).id())));
        handlers.put(
                Operation.LIST_ORDER_AUDIT_LOGS_BY_SAFE_ID,
                call -> page(
                        call,
                        audit.of(owned.orderBySafeId(call, call.path("safeId")).id())));
        handlers.put(Operation.LIST_ORDER_ITEM_AUDIT_LOGS, this::ofItem);
        handlers.put(Operation.LIST_SHIPMENT_AUDIT_LOGS, call -> {
            owned.orderOfShipment(call, call.path("id"));
            return page(call, audit.of(call.path("id")));
        });
        handlers.put(Operation.LIST_PACKAGE_AUDIT_LOGS, this::ofPackage);
        handlers.put(Operation.LIST_SHIPMENT_MESSAGE_AUDIT_LOGS, call -> {
            owned.orderOfShipment(call, call.path("id"));
            return page(call, audit.messagesOf(call.path("id")));
        });
    }

    private Answer ofNote(ApiCall call) {
        String id = call.path("id");
        if (world.notes().find(call.merchant(), id).isEmpty()) {
            throw Refused.notFound("The note");
        }
        return page(call, audit.of(id));
    }

    private Answer ofItem(ApiCall call) {
        String id = call.path("orderItemId");
        owned.orderOfItem(call, id);
        return page(call, audit.of(id));
    }

    private Answer ofPackage(ApiCall call) {
        StoredOrder order = owned.orderOfShipment(call, call.path("id"));
        String id = call.path("packageId");
        owned.parcel(owned.shipment(order, call.path("id")), id);
        return page(call, audit.of(id));
    }

    private static Answer page(ApiCall call, List<ObjectNode> entries) {
        return Page.of(call).envelope("auditLogs", entries, entry -> entry);
    }
}
