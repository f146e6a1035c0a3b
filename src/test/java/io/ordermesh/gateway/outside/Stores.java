package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.control.OrderSnapshot;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.assertj.core.api.SoftAssertions;

/** What lies in the database and on the topics of a world. */
public final class Stores {

    /** The webhook events. */
    public static final String EVENTS = "ordermesh.events";
    /** The state of the orders. */
    public static final String ORDERS = "ordermesh.orders";

    private final World world;

    public Stores(World world) {
        this.world = world;
    }

    /** A row of an order, and its snapshot. */
    record Row(long revision, JsonNode snapshot) {}

    /** How many rows a query's {@code from} and {@code where} find. */
    public long count(String from) {
        return Long.parseLong(texts("select count(*)::text from " + from).get(0));
    }

    /** The first column of a query. */
    public List<String> texts(String query) {
        try (Connection connection = world.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** As if no gateway had ever used the database. */
    void forgetSchema() {
        try (Connection connection = world.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema public cascade");
            statement.execute("create schema public");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of all orders by {@code merchant/order id}, as the topic is keyed. */
    Map<String, Row> orders() {
        try (Connection connection = world.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select merchant || '/' || order_id, revision, snapshot::text from orders")) {
            Map<String, Row> orders = new TreeMap<>();
            while (rows.next()) {
                orders.put(rows.getString(1), new Row(rows.getLong(2), ReplicaDeliveries.json(rows.getString(3))));
            }
            return orders;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All records of a topic; those of one key in their order. */
    public List<ConsumerRecord<String, byte[]>> records(String topic) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                world.kafka().bootstrapServers(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    /** The bodies of all events on the events topic. */
    public Set<JsonNode> events() {
        Set<JsonNode> events = new HashSet<>();
        records(EVENTS)
                .forEach(record ->
                        events.add(ReplicaDeliveries.json(new String(record.value(), StandardCharsets.UTF_8))));
        return events;
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** The revision that a record of the state topic carries. */
    public static long revision(ConsumerRecord<String, byte[]> record) {
        return Long.parseLong(header(record, "ce_revision"));
    }

    /**
     * Nothing is left to do, each of the merchant's orders lies in its row as OrderMesh has it, and the last record of
     * each row on the state topic is the row.
     */
    void assertSettled(String merchant, Collection<String> orderIds) {
        assertNothingLeft();
        Map<String, Row> rows = orders();
        SoftAssertions softly = new SoftAssertions();
        for (String id : orderIds) {
            Row row = rows.get(merchant + "/" + id);
            softly.assertThat(row == null ? null : row.snapshot())
                    .as("row of %s", id)
                    .isEqualTo(expected(id));
        }
        Map<String, ConsumerRecord<String, byte[]>> last = new HashMap<>();
        records(ORDERS).forEach(record -> last.put(record.key(), record));
        softly.assertThat(last).containsOnlyKeys(rows.keySet());
        rows.forEach((key, row) -> {
            ConsumerRecord<String, byte[]> record = last.get(key);
            if (record != null) {
                softly.assertThat(revision(record)).as("revision of %s", key).isEqualTo(row.revision());
                softly.assertThat(snapshot(record)).as("record of %s", key).isEqualTo(onTopic(row.snapshot()));
            }
        });
        softly.assertAll();
    }

    private void assertNothingLeft() {
        assertThat(texts("select order_key || ' ' || cause || ' generation ' || generation || ' due ' || due_at"
                        + " - now() || coalesce(' lease ' || (lease_until - now()), '') || coalesce(' ' ||"
                        + " last_reason, '') from pending_read"))
                .as("pending reads")
                .isEmpty();
        assertThat(texts("select order_key || ' ' || reason from dead_letter"))
                .as("dead letters")
                .isEmpty();
        assertThat(count("event_spool")).as("spooled events").isZero();
        assertThat(count("orders where revision > published_revision or resend_at is not null"))
                .as("rows to be published")
                .isZero();
    }

    private JsonNode expected(String orderId) {
        return aggregate(world.sandbox().orders().snapshot(orderId));
    }

    private static JsonNode aggregate(OrderSnapshot snapshot) {
        List<ObjectNode> shipments = new ArrayList<>(snapshot.shipments());
        shipments.sort((one, other) ->
                one.path("id").asText().compareTo(other.path("id").asText()));
        ObjectNode root = snapshot.order().objectNode();
        root.set("order", snapshot.order());
        root.putArray("shipments").addAll(shipments);
        return ReplicaDeliveries.json(root.toString());
    }

    /** The state topic has what rows have, but for what is personal. */
    private static JsonNode onTopic(JsonNode snapshot) {
        List<ObjectNode> shipments = new ArrayList<>();
        snapshot.path("shipments").forEach(shipment -> shipments.add((ObjectNode) shipment));
        return aggregate(Personal.removedFrom(new OrderSnapshot((ObjectNode) snapshot.path("order"), shipments)));
    }

    private static JsonNode snapshot(ConsumerRecord<String, byte[]> record) {
        JsonNode document = ReplicaDeliveries.json(new String(record.value(), StandardCharsets.UTF_8));
        Map<String, JsonNode> parts = new LinkedHashMap<>();
        parts.put("order", document.get("order"));
        parts.put("shipments", document.get("shipments"));
        ObjectNode root = ((ObjectNode) document).objectNode();
        return root.setAll(parts);
    }
}
