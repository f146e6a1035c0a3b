package io.ordermesh.gateway.ordermesh.orders;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of #9 (contract 4, assumed). Never changes; an absent condition is not sent. A class and no record:
 * Quarkus' REST client reads fields, and of methods only those called get….
 */
public final class OrderSearch {

    @QueryParam("merchantId")
    private @Nullable String merchantId;

    @QueryParam("status")
    private @Nullable String status;

    @QueryParam("safeId")
    private @Nullable String safeId;

    @QueryParam("externalId")
    private @Nullable String externalId;

    @QueryParam("shortId")
    private @Nullable String shortId;

    @QueryParam("sku")
    private @Nullable String sku;

    @QueryParam("createdFrom")
    private @Nullable String createdFrom;

    @QueryParam("createdTo")
    private @Nullable String createdTo;

    @QueryParam("updatedFrom")
    private @Nullable String updatedFrom;

    @QueryParam("updatedTo")
    private @Nullable String updatedTo;

    @QueryParam("page")
    private @Nullable Integer page;

    @QueryParam("pageSize")
    private @Nullable Integer pageSize;

    OrderSearch() {}

    private OrderSearch(OrderSearch other) {
        merchantId = other.merchantId;
        status = other.status;
        safeId = other.safeId;
        externalId = other.externalId;
        shortId = other.shortId;
        sku = other.sku;
        createdFrom = other.createdFrom;
        createdTo = other.createdTo;
        updatedFrom = other.updatedFrom;
        updatedTo = other.updatedTo;
        page = other.page;
        pageSize = other.pageSize;
    }

    /** A search without conditions. */
    public static OrderSearch all() {
        return new OrderSearch();
    }

    /** What belongs to the merchant, by OrderMesh's id of the merchant. */
    public static OrderSearch ofMerchant(String merchantId) {
        return all().withMerchantId(merchantId);
    }

    public OrderSearch withMerchantId(String merchantId) {
        OrderSearch search = new OrderSearch(this);
        search.merchantId = merchantId;
        return search;
    }

    public OrderSearch withStatus(String status) {
        OrderSearch search = new OrderSearch(this);
        search.status = status;
        return search;
    }

    public OrderSearch withSafeId(String safeId) {
        OrderSearch search = new OrderSearch(this);
        search.safeId = safeId;
        return search;
    }

    public OrderSearch withExternalId(String externalId) {
        OrderSearch search = new OrderSearch(this);
        search.externalId = externalId;
        return search;
    }

    public OrderSearch withShortId(String shortId) {
        OrderSearch search = new OrderSearch(this);
        search.shortId = shortId;
        return search;
    }

    public OrderSearch withSku(String sku) {
        OrderSearch search = new OrderSearch(this);
        search.sku = sku;
        return search;
    }

    public OrderSearch withCreatedFrom(Instant createdFrom) {
        OrderSearch search = new OrderSearch(this);
        search.createdFrom = createdFrom.toString();
        return search;
    }

    public OrderSearch withCreatedTo(Instant createdTo) {
        OrderSearch search = new OrderSearch(this);
        search.createdTo = createdTo.toString();
        return search;
    }

    public OrderSearch withUpdatedFrom(Instant updatedFrom) {
        OrderSearch search = new OrderSearch(this);
        search.updatedFrom = updatedFrom.toString();
        return search;
    }

    public OrderSearch withUpdatedTo(Instant updatedTo) {
        OrderSearch search = new OrderSearch(this);
        search.updatedTo = updatedTo.toString();
        return search;
    }

    public OrderSearch withPage(int page) {
        OrderSearch search = new OrderSearch(this);
        search.page = page;
        return search;
    }

    public OrderSearch withPageSize(int pageSize) {
        OrderSearch search = new OrderSearch(this);
        search.pageSize = pageSize;
        return search;
    }
}
