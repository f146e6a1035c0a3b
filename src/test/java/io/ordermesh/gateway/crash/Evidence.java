package io.ordermesh.gateway.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.gateway.outside.Stores;
import io.ordermesh.gateway.outside.World;
import io.ordermesh.sandbox.Sandbox;
import io.ordermesh.sandbox.history.Call;
import io.ordermesh.sandbox.history.SentWebhook;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is to be seen in a world when a run is over.
 *
 * @param orders what OrderMesh has, by {@code merchant/order id}, in the form of {@link Copies#wanted}
 * @param rows what the gateway has, by the same keys
 * @param records the state topic, the records of one key in their order
 * @param events the bodies on the events topic
 * @param deadLetters the reads that were given up
 */
record Evidence(
        Map<String, JsonNode> orders,
        Map<String, Copies.Row> rows,
        List<StateRecord> records,
        Set<JsonNode> events,
        List<SentWebhook> webhooks,
        List<Call> calls,
        List<DeadLetter> deadLetters,
        Sweeps sweeps) {

    static Evidence collect(World world, Ledger ledger) {
        Stores stores = new Stores(world);
        return new Evidence(
                orders(world.sandbox()),
                Copies.rows(stores),
                stores.records(Stores.ORDERS).stream().map(StateRecord::of).toList(),
                stores.events(),
                ledger.webhooks(),
                ledger.calls(),
                DeadLetter.of(stores),
                Sweeps.of(stores));
    }

    private static Map<String, JsonNode> orders(Sandbox sandbox) {
        Map<String, JsonNode> orders = new TreeMap<>();
        for (String merchant : Traffic.MERCHANTS) {
            sandbox.orders()
                    .ids(merchant)
                    .forEach(id -> orders.put(
                            merchant + "/" + id, Copies.wanted(sandbox.orders().snapshot(id))));
        }
        return orders;
    }
}
