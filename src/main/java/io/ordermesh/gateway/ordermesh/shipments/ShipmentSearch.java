package io.ordermesh.gateway.ordermesh.shipments;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of #39 (contract 4, assumed). Never changes; an absent condition is not sent. A class and no record:
 * Quarkus' REST client reads fields, and of methods only those called get….
 */
public final class ShipmentSearch {

    @QueryParam("merchantId")
    private @Nullable String merchantId;

    @QueryParam("vendorId")
    private @Nullable String vendorId;

    @QueryParam("facilityId")
    private @Nullable String facilityId;

    @QueryParam("orderId")
    private @Nullable String orderId;

    @QueryParam("orderExternalId")
    private @Nullable String orderExternalId;

    @QueryParam("safeId")
    private @Nullable String safeId;

    @QueryParam("shipmentStatus")
    private @Nullable Integer shipmentStatus;

    @QueryParam("isPollingStopped")
    private @Nullable Boolean isPollingStopped;

    @QueryParam("lastModifiedFrom")
    private @Nullable String lastModifiedFrom;

    @QueryParam("lastModifiedTo")
    private @Nullable String lastModifiedTo;

    @QueryParam("page")
    private @Nullable Integer page;

    @QueryParam("pageSize")
    private @Nullable Integer pageSize;

    ShipmentSearch() {}

    private ShipmentSearch(ShipmentSearch other) {
        merchantId = other.merchantId;
        vendorId = other.vendorId;
        facilityId = other.facilityId;
        orderId = other.orderId;
        orderExternalId = other.orderExternalId;
        safeId = other.safeId;
        shipmentStatus = other.shipmentStatus;
        isPollingStopped = other.isPollingStopped;
        lastModifiedFrom = other.lastModifiedFrom;
        lastModifiedTo = other.lastModifiedTo;
        page = other.page;
        pageSize = other.pageSize;
    }

    /** A search without conditions. */
    public static ShipmentSearch all() {
        return new ShipmentSearch();
    }

    /** What belongs to the merchant, by OrderMesh's id of the merchant. */
    public static ShipmentSearch ofMerchant(String merchantId) {
        return all().withMerchantId(merchantId);
    }

    public ShipmentSearch withMerchantId(String merchantId) {
        ShipmentSearch search = new ShipmentSearch(this);
        search.merchantId = merchantId;
        return search;
    }

    public ShipmentSearch withVendorId(String vendorId) {
        ShipmentSearch search = new ShipmentSearch(this);
        search.vendorId = vendorId;
        return search;
    }

    public ShipmentSearch withFacilityId(String facilityId) {
        ShipmentSearch search = new ShipmentSearch(this);
        search.facilityId = facilityId;
        return search;
    }

    public ShipmentSearch withOrderId(String orderId) {
        ShipmentSearch search = new ShipmentSearch(this);
        search.orderId = orderId;
        return search;
    }

    public ShipmentSearch withOrderExternalId(String orderExternalId) {
        ShipmentSearch search = new ShipmentSearch(this);
        search.orderExternalId = orderExternalId;
        return search;
    }

    public ShipmentSearch withSafeId(String safeId) {
        ShipmentSearch search = new ShipmentSearch(this);
        search.safeId = safeId;
        return search;
    }

    public ShipmentSearch withShipmentStatus(int shipmentStatus) {
        ShipmentSearch search = new ShipmentSearch(this);
        search.shipmentStatus = shipmentStatus;
        return search;
    }

    public ShipmentSearch withIsPollingStopped(boolean isPollingStopped) {
        ShipmentSearch search = new ShipmentSearch(this);
        search.isPollingStopped = isPollingStopped;
        return search;
    }

    public ShipmentSearch withLastModifiedFrom(Instant lastModifiedFrom) {
        ShipmentSearch search = new ShipmentSearch(this);
        search.lastModifiedFrom = lastModifiedFrom.toString();
        return search;
    }

    public ShipmentSearch withLastModifiedTo(Instant lastModifiedTo) {
        ShipmentSearch search = new ShipmentSearch(this);
        search.lastModifiedTo = lastModifiedTo.toString();
        return search;
    }

    public ShipmentSearch withPage(int page) {
        ShipmentSearch search = new ShipmentSearch(this);
        search.page = page;
        return search;
    }

    public ShipmentSearch withPageSize(int pageSize) {
        ShipmentSearch search = new ShipmentSearch(this);
        search.pageSize = pageSize;
        return search;
    }
}
