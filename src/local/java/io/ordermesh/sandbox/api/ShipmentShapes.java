package io.ordermesh.sandbox.api;

import static io.ordermesh.sandbox.api.Shape.COUNT;
import static io.ordermesh.sandbox.api.Shape.DATE;
import static io.ordermesh.sandbox.api.Shape.FILLED;
import static io.ordermesh.sandbox.api.Shape.FLAG;
import static io.ordermesh.sandbox.api.Shape.TEXT;
import static io.ordermesh.sandbox.api.Shape.filledList;
import static io.ordermesh.sandbox.api.Shape.list;
import static io.ordermesh.sandbox.api.Shape.object;

import io.ordermesh.sandbox.world.ShipmentUpdate;

/** The requests of the shipment service. */
final class ShipmentShapes {
    private static final Shape ITEM = new Shape().required(FILLED, "id").required(COUNT, "quantity");
    private static final Shape MAPPING =
            new Shape().nullable(TEXT, "carrierName", "type").nullable(list(object(new Shape())), "shippingMethods");

    static final Shape CREATE = new Shape()
            .required(FILLED, "orderId", "vendorId")
            .optional(FILLED, "merchantId", "facilityId")
            .required(filledList(object(ITEM)), "orderItems")
            .optional(object(MAPPING), "selectedShippingMapping");

    static final Shape UPDATE = new Shape()
            .optional(
                    Shape.is(
                            "A status from 1 to " + ShipmentUpdate.LARGEST_STATUS + " is required",
                            value -> value.isInt()
                                    && value.intValue() >= 1
                                    && value.intValue() <= ShipmentUpdate.LARGEST_STATUS),
                    "shipmentStatus")
            .optional(FILLED, "shippingMethod", "facilityId")
            .optional(FLAG, "isPollingStopped");

    static final Shape PACKAGE = new Shape()
            .optional(TEXT, "carrierName", "carrierMethodName", "carrierTrackingNumber", "carrierLink")
            .optional(FLAG, "carrierAccount")
            .optional(DATE, "shippedDate", "fulfilledDate")
            .optional(
                    filledList(
                            object(new Shape().required(FILLED, "orderItemId").required(COUNT, "quantity"))),
                    "packageOrderItems");

    static final Shape CANCEL = new Shape().optional(TEXT, "reason");
    static final Shape UNASSIGN = new Shape().required(filledList(FILLED), "orderItemIds");
    static final Shape REJECT = new Shape().required(FILLED, "shipmentId", "reason");
    static final Shape ASSIGN = new Shape().required(FILLED, "shipmentId", "vendorId", "facilityId");
    static final Shape REROUTE = new Shape()
            .required(FILLED, "shipmentId", "facilityId")
            .optional(TEXT, "reason")
            .required(filledList(object(ITEM)), "orderItems");

    private ShipmentShapes() {}
}
