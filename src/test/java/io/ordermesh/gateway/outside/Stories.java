package io.ordermesh.gateway.outside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.gateway.outside.Records.Seen;
import io.ordermesh.sandbox.control.CreatedOrder;
import java.util.List;
import java.util.stream.Collectors;

/** An order that has whatever can be personal, and all that the gateway tells of it besides its row. */
final class Stories {

    private Stories() {}

    /** An order in production, with all addresses, a refund, a free text; and a change of it later. */
    static CreatedOrder ofAnOrderWithEverythingPersonal(World world) {
        CreatedOrder order = world.sandbox().orders().create("acme", 2);
        world.sandbox().orders().advanceUntil(order.id(), "InProduction");
        ObjectNode personal = Trees.object();
        personal.set("returnAddress", Trees.parse("""
                {"firstName": "Winnifred", "lastName": "Quillfeather", "line1": "77 Unlikely Crescent"}"""));
        personal.set("meta", Trees.parse("{\"gift\": \"Happy birthday dear Winnifred\"}"));
        JsonNode items = world.sandbox().orders().snapshot(order.id()).order().path("items");
        for (JsonNode item : items) {
            ((ObjectNode) item).set("meta", Trees.parse("{\"line\": \"For Winnifred herself\"}"));
            ((ObjectNode) item).set("clientAttributes", Trees.parse("{\"engraving\": \"To my Winnifred\"}"));
            ((ObjectNode) item).set("refundData", Trees.parse("""
                    {"refunds": [{"transactionId": "tx-of-winnifred", "isShippingRefund": false, "amount": 1.5,
                    "reason": "Winnifred did not like it"}]}"""));
        }
        personal.set("items", items);
        world.sandbox().orders().patch(order.id(), personal, true);
        return order;
    }

    /** All records of the state topic about the order, with their headers. */
    static String topic(World world, CreatedOrder order) {
        return text(Records.ofOrder(world, "acme", order.id()));
    }

    /** All records of the events topic about the order, with their headers. */
    static String events(World world, CreatedOrder order) {
        return text(Records.eventsWith(world, order.id()));
    }

    /** All lines of the journal about the order. */
    static String journal(World world, CreatedOrder order) {
        return Rows.select(
                        world,
                        "select row_to_json(order_journal)::text as line from order_journal where order_key = ?",
                        "order:" + order.id())
                .stream()
                .map(row -> String.valueOf(row.text("line")))
                .collect(Collectors.joining("\n"));
    }

    private static String text(List<Seen> records) {
        return records.stream().map(Seen::toString).collect(Collectors.joining("\n"));
    }
}
