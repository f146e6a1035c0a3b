package io.ordermesh.sandbox.world;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A place where a vendor makes and ships items. */
public record Facility(
        String id, String name, String vendorId, String vendorName, String carrier, String carrierMethod) {
    private static final String INKWELL = "5d1c8a52-4b8e-4a10-9d67-0c6a3f1e2b01";
    private static final String THREADBARE = "5d1c8a52-4b8e-4a10-9d67-0c6a3f1e2b02";
    private static final String NORTHPRESS = "5d1c8a52-4b8e-4a10-9d67-0c6a3f1e2b03";

    /** All facilities. */
    public static final List<Facility> ALL = List.of(
            new Facility("F01-RENO", "Inkwell Reno", INKWELL, "Inkwell Print", "UPS", "Ground"),
            new Facility("F01-DALLAS", "Inkwell Dallas", INKWELL, "Inkwell Print", "UPS", "2nd Day Air"),
            new Facility("F02-TAMPA", "Threadbare Tampa", THREADBARE, "Threadbare Goods", "FedEx", "Home Delivery"),
            new Facility("F02-OHIO", "Threadbare Ohio", THREADBARE, "Threadbare Goods", "USPS", "Priority Mail"),
            new Facility("F03-TORONTO", "Northpress Toronto", NORTHPRESS, "Northpress", "DHL", "Express Worldwide"));

    /** The facility with that id. */
    public static Optional<Facility> find(String id) {
        return ALL.stream().filter(facility -> facility.id().equals(id)).findFirst();
    }

    /** Where a customer follows a parcel. */
    String trackingLink(String trackingNumber) {
        return "https://tracking.example.com/" + carrier.toLowerCase(Locale.ROOT) + "/" + trackingNumber;
    }
}
