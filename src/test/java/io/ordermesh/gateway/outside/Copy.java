package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.gateway.outside.Records.Seen;
import io.ordermesh.gateway.outside.Rows.Row;
import io.ordermesh.gateway.outside.World.TestMerchant;
import io.ordermesh.sandbox.control.OrderSnapshot;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's copy of an order: read API, rows and state topic. It is right when all of them show what OrderMesh has;
 * the state topic without what is personal.
 */
final class Copy {

    private Copy() {}

    /** Waits until the copy is right everywhere and answers its revision. */
    static long becomesRight(World world, TestMerchant merchant, String orderId) {
        Eventually.holds(() -> isRight(world, merchant, orderId));
        return revision(world, merchant, orderId);
    }

    /** Waits until the rows of all the orders are right and nothing of them is left to be read. */
    static void rowsBecomeRight(World world, TestMerchant merchant, Collection<String> orderIds) {
        Eventually.holds(() -> {
            // What is cheaper to look at first.
            assertThat(Rows.select(
                            world,
                            "select order_key from pending_read where merchant = ? and order_key = any (?)",
                            merchant.id(),
                            orderIds.stream().map(id -> "order:" + id).toArray(String[]::new)))
                    .isEmpty();
            List<Row> orders = Rows.select(
                    world,
                    "select order_id, snapshot from orders where merchant = ? and order_id = any (?)",
                    merchant.id(),
                    orderIds.toArray(String[]::new));
            assertThat(orders).hasSameSizeAs(orderIds);
            var rows = new TreeMap<String, String>();
            var wanted = new TreeMap<String, String>();
            orders.forEach(row -> rows.put(Objects.requireNonNull(row.text("order_id")), aggregate(row)));
            orderIds.forEach(id ->
                    wanted.put(id, Trees.aggregate(world.sandbox().orders().snapshot(id))));
            assertThat(rows).isEqualTo(wanted);
        });
    }

    /** The revision of the row. */
    static long revision(World world, TestMerchant merchant, String orderId) {
        return Rows.getOrder(world, merchant.id(), orderId).number("revision");
    }

    private static void isRight(World world, TestMerchant merchant, String orderId) {
        OrderSnapshot wanted = world.sandbox().orders().snapshot(orderId);
        Row row = Rows.getOrder(world, merchant.id(), orderId);
        rowIsRight(row, wanted);
        shipmentRowsAreRight(world, merchant, orderId, wanted);
        documentIsRight(Api.order(world, merchant, orderId), row, wanted);
        Seen record = Records.lastOfOrder(world, merchant.id(), orderId);
        assertThat(record.revision()).isEqualTo(row.number("revision"));
        documentIsRight(Trees.parse(Objects.requireNonNull(record.value())), row, Personal.removedFrom(wanted));
    }

    private static void rowIsRight(Row row, OrderSnapshot wanted) {
        assertThat(aggregate(row)).isEqualTo(Trees.aggregate(wanted));
        assertThat(row.text("status")).isEqualTo(text(wanted.order(), "status"));
        assertThat(row.text("safe_id")).isEqualTo(text(wanted.order(), "safeId"));
        assertThat(row.text("external_id")).isEqualTo(text(wanted.order(), "externalId"));
        assertThat(row.text("short_id")).isEqualTo(text(wanted.order(), "shortId"));
        assertThat(row.text("gone_at")).isNull();
    }

    private static void shipmentRowsAreRight(World world, TestMerchant merchant, String orderId, OrderSnapshot wanted) {
        assertThat(Rows.shipments(world, merchant.id(), orderId))
                .extracting(
                        row -> row.text("shipment_id"),
                        row -> row.text("short_id"),
                        row -> row.text("status"),
                        row -> row.text("vendor_id"),
                        row -> row.text("facility_id"))
                .containsExactlyInAnyOrderElementsOf(wanted.shipments().stream()
                        .map(shipment -> tuple(
                                text(shipment, "id"),
                                text(shipment, "shortId"),
                                text(shipment, "shipmentStatus"),
                                text(shipment, "vendorId"),
                                text(shipment, "facilityId")))
                        .toList());
        List<JsonNode> packages = wanted.shipments().stream()
                .flatMap(shipment -> shipment.path("packages").valueStream())
                .toList();
        assertThat(Rows.packages(world, merchant.id(), orderId))
                .extracting(
                        row -> row.text("package_id"),
                        row -> row.text("shipment_id"),
                        row -> row.text("carrier"),
                        row -> row.text("tracking_number"),
                        row -> row.text("shipped_at"))
                .containsExactlyInAnyOrderElementsOf(packages.stream()
                        .map(parcel -> tuple(
                                text(parcel, "id"),
                                text(parcel, "shipmentId"),
                                text(parcel, "carrierName"),
                                text(parcel, "carrierTrackingNumber"),
                                text(parcel, "shippedDate")))
                        .toList());
    }

    private static void documentIsRight(JsonNode document, Row row, OrderSnapshot wanted) {
        assertThat(Trees.aggregate(document)).isEqualTo(Trees.aggregate(wanted));
        assertThat(document.path("merchant").asText()).isEqualTo(row.text("merchant"));
        assertThat(document.path("orderId").asText()).isEqualTo(row.text("order_id"));
        assertThat(document.path("safeId").textValue()).isEqualTo(row.text("safe_id"));
        assertThat(document.path("externalId").textValue()).isEqualTo(row.text("external_id"));
        assertThat(document.path("status").textValue()).isEqualTo(row.text("status"));
        assertThat(document.path("revision").asLong()).isEqualTo(row.number("revision"));
        assertThat(document.path("gone").asBoolean(true)).isFalse();
    }

    private static String aggregate(Row row) {
        return Trees.aggregate(Trees.parse(Objects.requireNonNull(row.text("snapshot"))));
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNull() || value.isMissingNode() ? null : value.asText();
    }
}
