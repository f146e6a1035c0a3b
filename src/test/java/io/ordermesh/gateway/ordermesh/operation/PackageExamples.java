package io.ordermesh.gateway.ordermesh.operation;

import static io.ordermesh.gateway.ordermesh.operation.Ends.UNKNOWN;
import static io.ordermesh.gateway.ordermesh.operation.Ends.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.ordermesh.shipments.CancelShipmentDto;
import io.ordermesh.gateway.ordermesh.shipments.CreatePackageDTO;
import io.ordermesh.gateway.ordermesh.shipments.CreatedPackages;
import io.ordermesh.gateway.ordermesh.shipments.PackageOrderItemDTO;
import io.ordermesh.gateway.ordermesh.shipments.PackingSlip;
import io.ordermesh.gateway.ordermesh.shipments.Shipment;
import io.ordermesh.gateway.ordermesh.shipments.ShipmentPackage;
import io.ordermesh.gateway.ordermesh.shipments.ShipmentsApi;
import io.ordermesh.gateway.ordermesh.shipments.UpdatePackageDTO;
import java.util.List;

/** Shipments are packed. */
final class PackageExamples {

    private static final int SHIPPED = 4;
    private static final CreatePackageDTO PARCEL =
            new CreatePackageDTO("UPS", "Ground", "1Z1", "https://example.com/1Z1", true, null, null, null);
    private static final UpdatePackageDTO NOTHING =
            new UpdatePackageDTO(null, null, null, null, null, null, null, null);
    private static final UpdatePackageDTO SENT = new UpdatePackageDTO(
            "DHL", "Express", "2Z2", "https://example.com/2Z2", false, "2026-01-31T12:00:00", null, null);

    private PackageExamples() {}

    static List<Example> all() {
        return List.of(
                Example.of("createPackages", PackageExamples::create, ends -> shipments(ends)
                                .createPackages(UNKNOWN, List.of(PARCEL)))
                        .missing()
                        .refusing(400, ends -> shipments(ends).createPackages(UNKNOWN, List.of()))
                        .refusing(409, ends -> shipments(ends)
                                .createPackages(ends.shipment(ends.shipped()), List.of(PARCEL))),
                Example.of("updatePackage", PackageExamples::update, ends -> shipments(ends)
                                .updatePackage(UNKNOWN, UNKNOWN, SENT))
                        .missing()
                        .refusing(400, ends -> shipments(ends).updatePackage(UNKNOWN, UNKNOWN, NOTHING))
                        .refusing(409, ends -> {
                            String shipment = ends.shipment(ends.routed());
                            String parcel = packed(ends, shipment);
                            cancel(ends, shipment);
                            return shipments(ends).updatePackage(shipment, parcel, SENT);
                        }),
                Example.of("generatePackingSlip", PackageExamples::generateSlip, ends -> ends.upstream()
                                .packingSlips()
                                .generatePackingSlip(UNKNOWN))
                        .missing()
                        .refusing(409, ends -> {
                            String shipment = ends.shipment(ends.routed());
                            cancel(ends, shipment);
                            return ends.upstream().packingSlips().generatePackingSlip(shipment);
                        }));
    }

    private static ShipmentsApi shipments(Ends ends) {
        return ends.upstream().shipments();
    }

    private static void cancel(Ends ends, String shipment) {
        done(shipments(ends).cancelShipment(shipment, new CancelShipmentDto(null)));
    }

    /** Packs all of it, and does not send it. */
    private static String packed(Ends ends, String shipment) {
        return done(shipments(ends).createPackages(shipment, List.of(PARCEL)))
                .packageIds()
                .get(0);
    }

    private static void create(Ends ends) {
        String order = ends.routed();
        String item = ends.item(order);
        String shipment = ends.shipment(order);
        var wanted = new CreatePackageDTO(
                "UPS",
                "Ground",
                "1Z1",
                "https://example.com/1Z1",
                true,
                "2026-01-31T12:00:00",
                "2026-02-01T08:30:00",
                List.of(new PackageOrderItemDTO(item, ends.quantity(order, item))));

        CreatedPackages created = done(shipments(ends).createPackages(shipment, List.of(wanted)));

        Shipment read = done(shipments(ends).getShipment(shipment));
        assertThat(read.packages()).extracting(ShipmentPackage::id).isEqualTo(created.packageIds());
        assertThat(read.packages()).isEqualTo(created.packages());
        ShipmentPackage parcel = read.packages().get(0);
        Written.isIn(parcel.wire(), wanted);
        assertThat(parcel.orderItemIDs()).containsExactly(item);
        assertThat(read.shipmentStatus()).contains(SHIPPED);
    }

    private static void update(Ends ends) {
        String order = ends.routed();
        String shipment = ends.shipment(order);
        String parcel = packed(ends, shipment);

        ShipmentPackage answered = done(shipments(ends).updatePackage(shipment, parcel, SENT));

        Shipment read = done(shipments(ends).getShipment(shipment));
        assertThat(read.packages()).containsExactly(answered);
        Written.isIn(answered.wire(), SENT);
        assertThat(read.shipmentStatus()).contains(SHIPPED);
        assertThat(done(ends.upstream().orders().getOrder(order)).status()).contains("Fulfilled");
    }

    private static void generateSlip(Ends ends) {
        String shipment = ends.shipment(ends.routed());
        packed(ends, shipment);

        PackingSlip slip = done(ends.upstream().packingSlips().generatePackingSlip(shipment));

        assertThat(slip.url().or(slip::content)).isPresent();
        assertThat(slip.createdDate()).isPresent();
        assertThat(done(shipments(ends).getShipment(shipment)).packages())
                .extracting(ShipmentPackage::packingSlipId)
                .containsExactly(slip.id());
    }
}
