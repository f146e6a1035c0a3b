package io.ordermesh.sandbox.api;

/**
 * The operation table: the 49 published operations with the methods and paths known or assumed of them, and two outside
 * it which only guides of the portal show.
 */
public enum Operation {
    CREATE_NOTE("createNote", "POST", "/v1/notes"),
    LIST_NOTES("listNotes", "GET", "/v1/notes"),
    GET_NOTE("getNote", "GET", "/v1/notes/{id}"),
    UPDATE_NOTE("updateNote", "PUT", "/v1/notes/{id}"),
    DELETE_NOTE("deleteNote", "DELETE", "/v1/notes/{id}"),
    LIST_NOTE_AUDIT_LOGS("listNoteAuditLogs", "GET", "/v1/notes/{id}/auditLogs"),
    SEARCH_ORDER_ITEMS("searchOrderItems", "GET", "/v1/orderItems/search"),
    CREATE_ORDER("createOrder", "POST", "/v1/orders"),
    SEARCH_ORDERS("searchOrders", "GET", "/v1/orders/search"),
    CREATE_ORDERS_BULK("createOrdersBulk", "POST", "/v1/orders/bulk"),
    GET_ORDERS_BULK("getOrdersBulk", "GET", "/v1/orders/bulk"),
    UPDATE_ORDERS_BULK("updateOrdersBulk", "PATCH", "/v1/orders/bulk"),
    LIST_ORDERS("listOrders", "GET", "/v1/orders"),
    GET_ORDER("getOrder", "GET", "/v1/orders/{orderId}"),
    UPDATE_ORDER("updateOrder", "PATCH", "/v1/orders/{orderId}"),
    GET_ORDER_BY_SAFE_ID("getOrderBySafeId", "GET", "/v1/orders/safe/{safeId}"),
    GET_ORDER_ITEM("getOrderItem", "GET", "/v1/orders/items/{orderItemId}"),
    UPDATE_ORDER_ITEM("updateOrderItem", "PATCH", "/v1/orders/{orderId}/items/{orderItemId}"),
    CANCEL_ORDER("cancelOrder", "POST", "/v1/orders/{orderId}/cancel"),
    HOLD_ORDER_FOR_CUSTOMER_CARE("holdOrderForCustomerCare", "POST", "/v1/orders/{orderId}/customerCareHold"),
    LIST_ORDER_AUDIT_LOGS("listOrderAuditLogs", "GET", "/v1/orders/{orderId}/auditLogs"),
    LIST_ORDER_AUDIT_LOGS_BY_SAFE_ID("listOrderAuditLogsBySafeId", "GET", "/v1/orders/safe/{safeId}/auditLogs"),
    LIST_ORDER_ITEM_AUDIT_LOGS("listOrderItemAuditLogs", "GET", "/v1/orders/items/{orderItemId}/auditLogs"),
    ADD_REFUND_REQUEST("addRefundRequest", "POST", "/v1/orders/refund"),
    GENERATE_PACKING_SLIP("generatePackingSlip", "POST", "/shipment/v1/{id}/packingSlip"),
    GET_SHIPMENT("getShipment", "GET", "/shipment/v1/{id}"),
    UPDATE_SHIPMENT("updateShipment", "PATCH", "/shipment/v1/{id}"),
    CREATE_PACKAGES("createPackages", "POST", "/shipment/v1/{id}/packages"),
    DELETE_SHIPMENT("deleteShipment", "DELETE", "/shipment/v1/{id}"),
    LIST_SHIPMENTS_BY_ORDER("listShipmentsByOrder", "GET", "/shipment/v1/order/{orderId}"),
    CREATE_SHIPMENT("createShipment", "POST", "/shipment/v1"),
    GET_SHIPMENT_BY_ORDER_AND_VENDOR(
            "getShipmentByOrderAndVendor", "GET", "/shipment/v1/order/{orderId}/vendor/{vendorId}"),
    GET_SHIPMENT_BY_ORDER_ITEM("getShipmentByOrderItem", "GET", "/shipment/v1/orderItem/{orderItemId}"),
    UPDATE_PACKAGE("updatePackage", "PATCH", "/shipment/v1/{id}/packages/{packageId}"),
    CANCEL_SHIPMENT("cancelShipment", "PATCH", "/shipment/v1/{id}/cancel"),
    UNASSIGN_SHIPMENT_ITEMS("unassignShipmentItems", "POST", "/shipment/v1/{id}/unassign"),
    RESUBMIT_SHIPMENT("resubmitShipment", "POST", "/shipment/v1/{id}/resubmit"),
    RETRY_OUTBOUND_POLLING("retryOutboundPolling", "POST", "/shipment/v1/retryPolling"),
    SEARCH_SHIPMENTS("searchShipments", "GET", "/shipment/v1/search"),
    REROUTE_SHIPMENT("rerouteShipment", "POST", "/shipment/v1/reroute"),
    REJECT_SHIPMENT("rejectShipment", "POST", "/shipment/v1/reject"),
    REROUTE_SHIPMENTS_BULK("rerouteShipmentsBulk", "POST", "/shipment/v1/reroute/bulk"),
    LIST_SHIPMENT_AUDIT_LOGS("listShipmentAuditLogs", "GET", "/shipment/v1/{id}/auditLogs"),
    LIST_PACKAGE_AUDIT_LOGS("listPackageAuditLogs", "GET", "/shipment/v1/{id}/packages/{packageId}/auditLogs"),
    LIST_SHIPMENT_MESSAGE_AUDIT_LOGS("listShipmentMessageAuditLogs", "GET", "/shipment/v1/{id}/messages/auditLogs"),
    ASSIGN_SHIPMENT("assignShipment", "POST", "/shipment/v1/assign"),
    CREATE_CLIENT_TOKEN("createClientToken", "POST", "/user/v1/clients/token"),
    LOGIN("login", "POST", "/user/v1/login"),
    REFRESH_LOGIN("refreshLogin", "POST", "/user/v1/refresh"),
    CREATE_INBOUND_ORDER("createInboundOrder", "POST", "/v1/inbound/orders"),
    LIST_MERCHANT_CATALOG_VARIANTS(
            "listMerchantCatalogVariants", "GET", "/catalog/v1/merchantCatalog/effective/variants/list");

    private final String id;
    private final String method;
    private final String path;

    Operation(String id, String method, String path) {
        this.id = id;
        this.method = method;
        this.path = path;
    }

    /** The operationId, which faults and the call history name. */
    public String id() {
        return id;
    }

    /** The HTTP method. */
    public String method() {
        return method;
    }

    /** The path, with its parameters in braces. */
    public String path() {
        return path;
    }

    /** Whether it is none of the 49. */
    public boolean isOutsideTheTable() {
        return this == CREATE_INBOUND_ORDER || this == LIST_MERCHANT_CATALOG_VARIANTS;
    }

    /** Whether it is called without a token. */
    boolean isOpen() {
        return this == CREATE_CLIENT_TOKEN || this == LOGIN || this == REFRESH_LOGIN;
    }

    /** How many parameters the path has: the fewer, the earlier it is matched. */
    int parameterCount() {
        return (int) path.chars().filter(character -> character == '{').count();
    }
}
