package io.ordermesh.gateway.ordermesh.shipments;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A package of a shipment: PackageDTO (contract 5.5, documented). */
public record ShipmentPackage(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ShipmentPackage {
        wire = wire.inside("package");
    }

    public String id() {
        return wire.requiredText("id");
    }

    public Optional<String> shortId() {
        return wire.text("shortId");
    }

    public Optional<String> shipmentId() {
        return wire.text("shipmentId");
    }

    public Optional<String> carrierName() {
        return wire.text("carrierName");
    }

    public Optional<String> carrierMethodName() {
        return wire.text("carrierMethodName");
    }

    public Optional<Instant> shippedDate() {
        return wire.time("shippedDate");
    }

    public Optional<Instant> fulfilledDate() {
        return wire.time("fulfilledDate");
    }

    public Optional<String> carrierTrackingNumber() {
        return wire.text("carrierTrackingNumber");
    }

    public Optional<String> carrierLink() {
        return wire.text("carrierLink");
    }

    public Optional<Boolean> carrierAccount() {
        return wire.bool("carrierAccount");
    }

    public List<String> orderItemIDs() {
        return wire.texts("orderItemIDs");
    }

    /** Only empty lists were seen. */
    public List<PackageItem> packageOrderItems() {
        return wire.list("packageOrderItems", PackageItem::new);
    }

    public Optional<String> packingSlipId() {
        return wire.text("packingSlipId");
    }
}
