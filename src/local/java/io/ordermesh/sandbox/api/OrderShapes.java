package io.ordermesh.sandbox.api;

import static io.ordermesh.sandbox.api.Shape.COUNT;
import static io.ordermesh.sandbox.api.Shape.FILLED;
import static io.ordermesh.sandbox.api.Shape.FLAG;
import static io.ordermesh.sandbox.api.Shape.MAP;
import static io.ordermesh.sandbox.api.Shape.NUMBER;
import static io.ordermesh.sandbox.api.Shape.TEXT;
import static io.ordermesh.sandbox.api.Shape.filledList;
import static io.ordermesh.sandbox.api.Shape.list;
import static io.ordermesh.sandbox.api.Shape.object;

/** The requests of the order service and of notes. */
final class OrderShapes {
    private static final Shape ADDRESS = new Shape()
            .nullable(
                    TEXT,
                    "firstName",
                    "lastName",
                    "line1",
                    "line2",
                    "line3",
                    "city",
                    "state",
                    "zip",
                    "countryCode",
                    "phone",
                    "email");
    private static final Shape COORDINATES = new Shape().nullable(NUMBER, "longitude", "latitude");
    private static final Shape LOCATED_ADDRESS = new Shape()
            .nullable(
                    TEXT,
                    "firstName",
                    "lastName",
                    "line1",
                    "line2",
                    "line3",
                    "city",
                    "state",
                    "zip",
                    "countryCode",
                    "phone",
                    "email")
            .nullable(object(COORDINATES), "location");
    private static final Shape BILLING =
            new Shape().nullable(TEXT, "fullName").nullable(object(LOCATED_ADDRESS), "address");
    private static final Shape TRANSACTION = new Shape()
            .nullable(NUMBER, "total")
            .nullable(TEXT, "currencyCode", "transactionDate", "transactionId", "authorizationCode");
    private static final Shape PAYMENT = new Shape()
            .nullable(TEXT, "method", "subMethod", "cardFirst4", "cardLast4")
            .nullable(object(BILLING), "billingInfo")
            .nullable(list(object(TRANSACTION)), "customerTransactions");
    private static final Shape PRICE = new Shape().nullable(TEXT, "currency").required(NUMBER, "amount");
    private static final Shape NAME_AND_VALUE = new Shape().nullable(TEXT, "name", "value");
    private static final Shape IMAGE = new Shape().nullable(TEXT, "url", "thumbnailUrl", "area", "printMethod");
    private static final Shape CLIENT = new Shape().nullable(TEXT, "source", "details", "version", "ip");
    private static final String[] PRICES = {
        "customerSubtotal", "customerPrice", "customerShippingPrice", "customerTaxes"
    };

    private static final Shape NEW_ITEM = new Shape()
            .required(FILLED, "sku")
            .required(COUNT, "quantity")
            .nullable(list(object(IMAGE)), "images")
            .nullable(TEXT, "externalId")
            .nullable(list(object(NAME_AND_VALUE)), "options", "attributes")
            .nullable(object(PRICE), PRICES)
            .nullable(MAP, "clientAttributes", "meta")
            .nullable(FLAG, "isSample", "skipImgManip", "skipImageValidation", "skipSkuValidation", "fulfillmentReady");

    static final Shape CREATE_ORDER = new Shape()
            .required(
                    Shape.is(
                            "A text is required, of characters which need no escape in a URL",
                            value -> value.isTextual() && value.textValue().matches("[A-Za-z0-9._~-]+")),
                    "safeId")
            .required(FILLED, "merchantId", "externalId", "customerShippingMethod")
            .required(object(ADDRESS), "shippingAddress")
            .nullable(object(ADDRESS), "billingAddress", "returnAddress")
            .nullable(TEXT, "languageCode", "currencyCode")
            .nullable(FLAG, "isTest", "isSample")
            .nullable(object(CLIENT), "client")
            .nullable(MAP, "meta")
            .nullable(
                    NUMBER,
                    "customerTotal",
                    "customerItemTotal",
                    "customerTotalShipping",
                    "customerTotalTaxes",
                    "customerTotalDiscountAndPromotions")
            .nullable(list(object(PAYMENT)), "customerPaymentMethods")
            .required(filledList(object(NEW_ITEM)), "items");

    static final Shape UPDATE_ORDER = new Shape()
            .optional(object(ADDRESS), "shippingAddress", "billingAddress", "returnAddress")
            .optional(FILLED, "customerShippingMethod")
            .optional(MAP, "meta")
            .optional(FLAG, "isTest");

    static final Shape UPDATE_ITEM = new Shape()
            .optional(FILLED, "sku")
            .optional(COUNT, "quantity")
            .optional(list(object(IMAGE)), "images")
            .optional(list(object(NAME_AND_VALUE)), "options", "attributes")
            .optional(object(PRICE), PRICES)
            .optional(MAP, "meta");

    static final Shape CANCEL = new Shape()
            .optional(list(object(new Shape().required(FILLED, "itemId").optional(COUNT, "quantity"))), "items")
            .optional(TEXT, "reason");

    static final Shape HOLD = new Shape().optional(TEXT, "reason");

    static final Shape REFUND = new Shape()
            .required(FILLED, "orderId")
            .required(
                    filledList(object(new Shape()
                            .required(FILLED, "itemId")
                            .required(FLAG, "isShippingRefund")
                            .required(Shape.AMOUNT, "amount")
                            .optional(TEXT, "reason"))),
                    "refunds");

    static final Shape BULK = new Shape().required(filledList((value, field, problems) -> {}), "bulk");

    static final Shape INBOUND = new Shape()
            .required(Shape.is("The order is required", value -> !value.isMissingNode()), "body")
            .required(FILLED, "merchantId", "transformationId");

    static final Shape CREATE_NOTE = new Shape()
            .required(object(new Shape().required(FILLED, "type", "id")), "resource")
            .required(FILLED, "text")
            .optional(FLAG, "isInternal");

    static final Shape UPDATE_NOTE = new Shape().required(FILLED, "text");

    private OrderShapes() {}
}
