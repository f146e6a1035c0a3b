package io.ordermesh.gateway.ordermesh.orders;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of #7 (contract 4, assumed). Never changes; an absent condition is not sent. A class and no record:
 * Quarkus' REST client reads fields, and of methods only those called get….
 */
public final class OrderItemSearch {

    @QueryParam("merchantId")
    private @Nullable String merchantId;

    @QueryParam("orderId")
    private @Nullable String orderId;

    @QueryParam("status")
    private @Nullable String status;

    @QueryParam("sku")
    private @Nullable String sku;

    @QueryParam("externalId")
    private @Nullable String externalId;

    @QueryParam("from")
    private @Nullable String from;

    @QueryParam("to")
    private @Nullable String to;

    @QueryParam("page")
    private @Nullable Integer page;

    @QueryParam("pageSize")
    private @Nullable Integer pageSize;

    OrderItemSearch() {}

    private OrderItemSearch(OrderItemSearch other) {
        merchantId = other.merchantId;
        orderId = other.orderId;
        status = other.status;
        sku = other.sku;
        externalId = other.externalId;
        from = other.from;
        to = other.to;
        page = other.page;
        pageSize = other.pageSize;
    }

    /** A search without conditions. */
    public static OrderItemSearch all() {
        return new OrderItemSearch();
    }

    /** What belongs to the merchant, by OrderMesh's id of the merchant. */
    public static OrderItemSearch ofMerchant(String merchantId) {
        return all().withMerchantId(merchantId);
    }

    public OrderItemSearch withMerchantId(String merchantId) {
        OrderItemSearch search = new OrderItemSearch(this);
        search.merchantId = merchantId;
        return search;
    }

    public OrderItemSearch withOrderId(String orderId) {
        OrderItemSearch search = new OrderItemSearch(this);
        search.orderId = orderId;
        return search;
    }

    public OrderItemSearch withStatus(String status) {
        OrderItemSearch search = new OrderItemSearch(this);
        search.status = status;
        return search;
    }

    public OrderItemSearch withSku(String sku) {
        OrderItemSearch search = new OrderItemSearch(this);
        search.sku = sku;
        return search;
    }

    public OrderItemSearch withExternalId(String externalId) {
        OrderItemSearch search = new OrderItemSearch(this);
        search.externalId = externalId;
        return search;
    }

    public OrderItemSearch withFrom(Instant from) {
        OrderItemSearch search = new OrderItemSearch(this);
        search.from = from.toString();
        return search;
    }

    public OrderItemSearch withTo(Instant to) {
        OrderItemSearch search = new OrderItemSearch(this);
        search.to = to.toString();
        return search;
    }

    public OrderItemSearch withPage(int page) {
        OrderItemSearch search = new OrderItemSearch(this);
        search.page = page;
        return search;
    }

    public OrderItemSearch withPageSize(int pageSize) {
        OrderItemSearch search = new OrderItemSearch(this);
        search.pageSize = pageSize;
        return search;
    }
}
