package io.ordermesh.gateway.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.gateway.outside.Trees;
import io.ordermesh.sandbox.history.Call;
import io.ordermesh.sandbox.history.SentWebhook;
import io.ordermesh.sandbox.history.WebhookResult;
import io.ordermesh.sandbox.history.WebhookResult.Answered;
import io.ordermesh.sandbox.history.WebhookResult.Dropped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each check holds of what is right, and fails of what is wrong. */
class ChecksTest {

    private static final String KEY = "acme/o-1";
    private static final JsonNode ORDER = Trees.parse("""
            {"row": {"status": "Open", "safeId": "s-1", "externalId": "e-1", "shortId": "O1", "gone": false},
             "order": {"id": "o-1", "status": "Open", "total": 21.50, "items": [{"id": "i-1"}],
                 "shippingAddress": {"firstName": "Ada"}},
             "shipments": [{"id": "h-1", "shipmentStatus": 2,
                 "packages": [{"id": "p-1", "carrierTrackingNumber": "T1"}]}],
             "shipmentRows": [{"id": "h-1"}], "packageRows": []}
            """);
    private static final JsonNode EVENT = Trees.parse("{\"EventType\": \"OrderUpdate\", \"OrderId\": \"o-1\"}");

    @Test
    void findNothingWhereAllIsRight() {
        Evidence evidence = evidence(row(ORDER, 2), record(1, document("Open", 1)), record(2, document("Open", 2)));

        assertThat(Verdict.of(Plan.draw(1, Duration.ofSeconds(1)), evidence, losses(), 3))
                .isEqualTo(new Verdict(
                        "Crash run: seed=1 hints=1 kills=3 orders=1 gone=0 differing=0 lost=0 missed=0 of 0..0",
                        List.of()));
    }

    @Test
    void aFieldOfTheRowThatDiffersIsNamed() {
        ObjectNode other = ORDER.deepCopy();
        ((ObjectNode) other.path("order")).put("status", "Processing").remove("total");
        ((ObjectNode) other.at("/shipments/0")).remove("packages");

        assertThat(Checks.rowsAreOrders(evidence(row(other, 1))))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.details())
                                .containsExactly(
                                        "order.status: wanted \"Open\", found \"Processing\"",
                                        "order.total: wanted 21.50, found nothing",
                                        "shipments[0].packages: wanted [{\"id\":\"p-1\",\"carrierTrackingNumber\":\"T1\"}], found nothing"));
    }

    @Test
    void aRowMayNeitherBeMissingNorTooMany() {
        assertThat(Checks.rowsAreOrders(evidence(Map.of(KEY, ORDER), Map.of(), List.of())))
                .hasSize(1);
        assertThat(Checks.rowsAreOrders(evidence(Map.of(), Map.of(KEY, row(ORDER, 1)), List.of())))
                .hasSize(1);
        assertThat(Checks.rowsAreOrders(evidence(Map.of(), Map.of(KEY, row(gone(), 1)), List.of())))
                .isEmpty();
    }

    @Test
    void theLastRecordIsTheRow() {
        assertThat(Checks.lastRecordsAreRows(evidence(row(ORDER, 2), record(2, document("Open", 2)))))
                .isEmpty();
        assertThat(Checks.lastRecordsAreRows(evidence(row(ORDER, 2)))).hasSize(1);
        assertThat(Checks.lastRecordsAreRows(
                        evidence(row(ORDER, 2), record(2, document("Open", 2)), record(1, document("Open", 1)))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.details()).containsExactly("revision: wanted 2, found 1"));
        assertThat(Checks.lastRecordsAreRows(evidence(row(ORDER, 2), record(2, document("Closed", 2)))))
                .hasSize(1);
        assertThat(Checks.lastRecordsAreRows(evidence(row(ORDER, 2), record(2, NullNode.getInstance()))))
                .hasSize(1);
        assertThat(Checks.lastRecordsAreRows(evidence(row(gone(), 2), record(2, NullNode.getInstance()))))
                .isEmpty();
    }

    @Test
    void theLastRecordHoldsAllThatItsRowHolds() {
        assertThat(Checks.lastRecordsAreRows(
                        evidence(row(ORDER, 1), record(1, changed("/shipments/0", "shipmentStatus", "3")))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.details())
                        .containsExactly("shipments[0].shipmentStatus: wanted 2, found 3"));
        assertThat(Checks.lastRecordsAreRows(evidence(
                        row(ORDER, 1),
                        record(1, changed("/shipments/0/packages/0", "carrierTrackingNumber", "\"T2\"")))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.details())
                        .containsExactly(
                                "shipments[0].packages[0].carrierTrackingNumber: wanted \"T1\", found \"T2\""));
        assertThat(Checks.lastRecordsAreRows(evidence(row(ORDER, 1), record(1, changed("", "orderId", "\"o-2\"")))))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.details()).containsExactly("key: wanted \"acme/o-1\", found \"acme/o-2\""));
    }

    @Test
    void theLastRecordHoldsNothingPersonal() {
        assertThat(Checks.lastRecordsAreRows(evidence(
                        row(ORDER, 1), record(1, changed("/order", "shippingAddress", "{\"firstName\": \"Ada\"}")))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.details())
                        .singleElement()
                        .asString()
                        .startsWith("order.shippingAddress: wanted nothing"));
    }

    @Test
    void aRevisionFallsOnlyInARepeat() {
        StateRecord first = record(1, document("Open", 1));
        StateRecord second = record(2, document("Open", 2));

        assertThat(Checks.revisionsNeverFall(evidence(row(ORDER, 2), first, second, first, second)))
                .isEmpty();
        assertThat(Checks.revisionsNeverFall(evidence(row(ORDER, 2), second, first)))
                .hasSize(1);
        assertThat(Checks.revisionsNeverFall(evidence(row(ORDER, 2), first, second, record(1, document("Closed", 1)))))
                .hasSize(1);
    }

    @Test
    void anEventAnswered202IsThere() {
        assertThat(Checks.acceptedEventsAreThere(evidence(Set.of(), List.of(webhook(1, new Answered(202))), List.of())))
                .hasSize(1);
        assertThat(Checks.acceptedEventsAreThere(evidence(Set.of(), List.of(webhook(1, new Answered(503))), List.of())))
                .isEmpty();
    }

    @Test
    void noPostComesTwice() {
        Call post = call("createOrder", "{}");

        assertThat(Checks.noPostCameTwice(evidence(
                        Set.of(),
                        List.of(),
                        List.of(
                                post,
                                call("createOrder", "{\"a\":1}"),
                                call("createClientToken", ""),
                                call("createClientToken", "")))))
                .isEmpty();
        assertThat(Checks.noPostCameTwice(evidence(Set.of(), List.of(), List.of(post, post))))
                .hasSize(1);
    }

    @Test
    void noReadIsGivenUp() {
        Evidence evidence = evidence(row(ORDER, 1));

        assertThat(Checks.nothingWasGivenUp(evidence)).isEmpty();
        assertThat(Checks.nothingWasGivenUp(with(evidence, new DeadLetter("acme", "order:o-1", "INVALID"))))
                .hasSize(1);
        assertThat(Checks.nothingWasGivenUp(with(evidence, new DeadLetter("acme", "order:o-1", "NOT_FOUND"))))
                .as("OrderMesh has the order")
                .hasSize(1);
        assertThat(Checks.nothingWasGivenUp(with(evidence, new DeadLetter("acme", "shipment:h-1", "NOT_FOUND"))))
                .as("OrderMesh has the shipment")
                .hasSize(1);
        assertThat(Checks.nothingWasGivenUp(with(evidence, new DeadLetter("acme", "order:o-2", "NOT_FOUND"))))
                .as("OrderMesh has no such order")
                .isEmpty();
    }

    @Test
    void aChangeIsUnheardWhereNoWebhookOfTheTimeAroundItMetAGateway() {
        SentWebhook lost = webhook(101, new Dropped());

        assertThat(losses(webhook(50, new Answered(202)), lost)).isEqualTo(new Losses(Map.of(KEY, 1L), Set.of(KEY)));
        assertThat(losses(lost, webhook(102, new Answered(202)))).isEqualTo(new Losses(Map.of(KEY, 1L), Set.of()));
        assertThat(losses(webhook(95, new Answered(202)), lost))
                .as("its read may come after the change")
                .isEqualTo(new Losses(Map.of(KEY, 1L), Set.of()));
        assertThat(losses(webhook(101, new Answered(Balancer.UNANSWERED))))
                .as("it may have come all the same")
                .isEqualTo(new Losses(Map.of(KEY, 1L), Set.of()));
        assertThat(losses(webhook(99, new Dropped())))
                .as("it told of another change")
                .isEqualTo(new Losses(Map.of(KEY, 1L), Set.of()));
    }

    @Test
    void missedWebhooksAreNeitherTooManyNorTooFew() {
        Losses none = new Losses(Map.of(), Set.of());
        Losses unheard = new Losses(Map.of(KEY, 1L), Set.of(KEY));

        assertThat(Checks.missedWebhooksAreCounted(evidence(new Sweeps(Map.of(KEY, 1L), Set.of(KEY))), unheard))
                .isEmpty();
        assertThat(Checks.missedWebhooksAreCounted(evidence(new Sweeps(Map.of(KEY, 1L), Set.of(KEY))), none))
                .hasSize(1);
        assertThat(Checks.missedWebhooksAreCounted(evidence(new Sweeps(Map.of(KEY, 2L), Set.of(KEY))), unheard))
                .hasSize(1);
        assertThat(Checks.missedWebhooksAreCounted(evidence(new Sweeps(Map.of(), Set.of(KEY))), unheard))
                .hasSize(1);
        assertThat(Checks.missedWebhooksAreCounted(evidence(new Sweeps(Map.of(), Set.of())), unheard))
                .as("an earlier webhook's read brought the change")
                .isEmpty();
        assertThat(Checks.missedWebhooksAreCounted(evidence(new Sweeps(Map.of(), Set.of(KEY))), none))
                .as("a later webhook told of it")
                .isEmpty();
    }

    private static Losses losses(SentWebhook... webhooks) {
        return Losses.of(List.of(webhooks), Map.of(KEY, Instant.EPOCH.plusSeconds(100)), Set.of());
    }

    private static Evidence evidence(Sweeps sweeps) {
        return new Evidence(Map.of(), Map.of(), List.of(), Set.of(), List.of(), List.of(), List.of(), sweeps);
    }

    private static Evidence with(Evidence evidence, DeadLetter letter) {
        return new Evidence(
                evidence.orders(),
                evidence.rows(),
                evidence.records(),
                evidence.events(),
                evidence.webhooks(),
                evidence.calls(),
                List.of(letter),
                Sweeps.NONE);
    }

    private static Evidence evidence(Copies.Row row, StateRecord... records) {
        return evidence(Map.of(KEY, ORDER), Map.of(KEY, row), List.of(records));
    }

    private static Evidence evidence(
            Map<String, JsonNode> orders, Map<String, Copies.Row> rows, List<StateRecord> records) {
        return new Evidence(
                orders,
                rows,
                records,
                Set.of(EVENT),
                List.of(webhook(1, new Answered(202))),
                List.of(),
                List.of(),
                Sweeps.NONE);
    }

    private static Evidence evidence(Set<JsonNode> events, List<SentWebhook> webhooks, List<Call> calls) {
        return new Evidence(Map.of(), Map.of(), List.of(), events, webhooks, calls, List.of(), Sweeps.NONE);
    }

    private static Copies.Row row(JsonNode copy, long revision) {
        return new Copies.Row(revision, 0, copy);
    }

    private static JsonNode gone() {
        ObjectNode gone = ORDER.deepCopy();
        ((ObjectNode) gone.path("row")).put("gone", true);
        return gone;
    }

    private static StateRecord record(long revision, JsonNode document) {
        return new StateRecord(KEY, revision, document);
    }

    private static JsonNode document(String status, long revision) {
        ObjectNode document = ORDER.deepCopy();
        ((ObjectNode) document.path("order")).remove("shippingAddress");
        return document.put("merchant", "acme")
                .put("orderId", "o-1")
                .put("gone", false)
                .put("safeId", "s-1")
                .put("externalId", "e-1")
                .put("shortId", "O1")
                .put("status", status)
                .put("revision", revision);
    }

    /** A document of the order with another value in one of its fields. */
    private static JsonNode changed(String place, String field, String value) {
        JsonNode document = document("Open", 1);
        ((ObjectNode) document.at(place)).set(field, Trees.parse(value));
        return document;
    }

    private static SentWebhook webhook(long sequence, WebhookResult result) {
        return new SentWebhook(
                sequence,
                Instant.EPOCH.plusSeconds(sequence),
                "acme",
                List.of("OrderUpdate"),
                List.of("o-1"),
                EVENT.toString(),
                result);
    }

    private static Call call(String operation, String body) {
        return new Call(
                1, 2, Instant.EPOCH, operation, "acme", "POST", "/" + operation, body, null, 200, Duration.ZERO);
    }
}
