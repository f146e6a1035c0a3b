package io.ordermesh.gateway.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.gateway.outside.ReplicaDeliveries;
import io.ordermesh.sandbox.history.SentWebhook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold after a run. Each check gives a finding for each thing that does not. */
final class Checks {

    private Checks() {}

    /** Rows equal OrderMesh's orders and shipments, field by field; what OrderMesh has no longer is gone here. */
    static List<Finding> rowsAreOrders(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        Set<String> keys = new TreeSet<>(evidence.orders().keySet());
        keys.addAll(evidence.rows().keySet());
        for (String key : keys) {
            JsonNode order = evidence.orders().get(key);
            Copies.Row row = evidence.rows().get(key);
            if (row == null) {
                findings.add(new Finding(key, "the order has no row", List.of()));
            } else if (order != null) {
                List<String> differences = Differences.between(order, row.copy());
                if (!differences.isEmpty()) {
                    findings.add(new Finding(key, "the row is not the order", differences));
                }
            } else if (!row.gone()) {
                findings.add(new Finding(key, "OrderMesh has no such order and the row is not gone", List.of()));
            }
        }
        return findings;
    }

    /** The last record of each key of the state topic is its row, field by field; of one that is gone a tombstone. */
    static List<Finding> lastRecordsAreRows(Evidence evidence) {
        Map<String, StateRecord> last = new HashMap<>();
        evidence.records().forEach(record -> last.put(record.key(), record));
        List<Finding> findings = new ArrayList<>();
        Set<String> keys = new TreeSet<>(evidence.rows().keySet());
        keys.addAll(last.keySet());
        for (String key : keys) {
            Copies.Row row = evidence.rows().get(key);
            StateRecord record = last.get(key);
            if (row == null || record == null) {
                findings.add(new Finding(key, row == null ? "a record has no row" : "a row has no record", List.of()));
                continue;
            }
            List<String> differences = Differences.between(Contents.of(key, row), Contents.of(record));
            if (!differences.isEmpty()) {
                findings.add(new Finding(key, "the last record is not the row", differences));
            }
        }
        return findings;
    }

    /**
     * Revisions on each key of the state topic never fall. A lower revision after a higher one is a repeat, and so
     * allowed, only where an earlier record of the key had the same revision and the same value.
     */
    static List<Finding> revisionsNeverFall(Evidence evidence) {
        Map<String, Long> highest = new HashMap<>();
        Set<StateRecord> seen = new HashSet<>();
        List<Finding> findings = new ArrayList<>();
        for (StateRecord record : evidence.records()) {
            long before = highest.merge(record.key(), record.revision(), Math::max);
            boolean repeat = !seen.add(record);
            if (record.revision() < before && !repeat) {
                findings.add(new Finding(
                        record.key(),
                        "revision " + record.revision() + " came for the first time after " + before,
                        List.of()));
            }
        }
        return findings;
    }

    /** Every event of a delivery that was answered 202 is on the events topic. */
    static List<Finding> acceptedEventsAreThere(Evidence evidence) {
        return evidence.webhooks().stream()
                .filter(webhook -> webhook.result().isAccepted())
                .flatMap(webhook -> ReplicaDeliveries.events(webhook.body()).stream()
                        .filter(event -> !evidence.events().contains(event))
                        .map(event ->
                                new Finding(key(webhook), "an event answered 202 is lost", List.of(event.toString()))))
                .toList();
    }

    /** No POST reached OrderMesh twice with one body, apart from token requests. */
    static List<Finding> noPostCameTwice(Evidence evidence) {
        return evidence.calls().stream()
                .filter(call ->
                        call.method().equals("POST") && !call.operationId().equals("createClientToken"))
                .collect(Collectors.groupingBy(call -> call.path() + " " + call.body()))
                .values()
                .stream()
                .filter(same -> same.size() > 1)
                .map(same -> new Finding(
                        "",
                        "a POST came " + same.size() + " times: " + same.get(0).path(),
                        List.of(same.get(0).body())))
                .toList();
    }

    /**
     * No read was given up: there was no failure but such as concern everybody, or pass. What OrderMesh has no longer,
     * and had no longer when it was first asked for, is given up rightly.
     */
    static List<Finding> nothingWasGivenUp(Evidence evidence) {
        Set<String> there = evidence.orders().values().stream()
                .flatMap(copy -> Stream.concat(
                        Stream.of(copy.path("order")), copy.path("shipments").valueStream()))
                .map(each -> each.path("id").asText())
                .collect(Collectors.toSet());
        return evidence.deadLetters().stream()
                .filter(letter -> !letter.reason().equals("NOT_FOUND") || there.contains(letter.id()))
                .map(letter -> new Finding("", "a read was given up", List.of(letter.toString())))
                .toList();
    }

    /**
     * What counts as a missed webhook is no more than was lost of an order's webhooks; and a last change that a sweep found,
     * and of which no webhook told, does count.
     */
    static List<Finding> missedWebhooksAreCounted(Evidence evidence, Losses losses) {
        Map<String, Long> missed = evidence.sweeps().missed();
        List<Finding> findings = new ArrayList<>();
        missed.forEach((key, count) -> {
            long lost = losses.unaccepted().getOrDefault(key, 0L);
            if (count > lost) {
                findings.add(new Finding(
                        key, "missed webhooks were counted that were not lost", List.of(count + " of " + lost)));
            }
        });
        surelyMissed(evidence, losses)
                .filter(key -> !missed.containsKey(key))
                .map(key -> new Finding(key, "a missed webhook was not counted", List.of()))
                .forEach(findings::add);
        return findings;
    }

    /** Orders whose last change a sweep found, and no webhook told of. */
    static Stream<String> surelyMissed(Evidence evidence, Losses losses) {
        return losses.unheard().stream().filter(evidence.sweeps().lastFound()::contains);
    }

    private static String key(SentWebhook webhook) {
        return webhook.orderIds().stream()
                .findFirst()
                .map(id -> webhook.merchant() + "/" + id)
                .orElse("");
    }
}
