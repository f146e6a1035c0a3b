package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.fault.ActiveFault;
import io.ordermesh.sandbox.fault.Fault;
import io.ordermesh.sandbox.fault.FaultKind;
import io.ordermesh.sandbox.webhook.WebhookRules;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads that were given up, in the hands of an operator. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class OperatorDeadLettersIT {

    @Provided
    World world;

    @BeforeEach
    @AfterEach
    void nothingIsDead() {
        world.sandbox().faults().removeAll();
        world.sandbox().webhooks().setRules(WebhookRules.FAITHFUL);
        world.sandbox().webhooks().release(false);
        // What others have still to be read would die here.
        Rows.select(world, "delete from pending_read returning order_key");
        Rows.select(world, "delete from dead_letter returning order_key");
    }

    @Test
    void aLetterTellsItsStoryAndIsReadAgainWhenItIsReplayed() {
        CreatedOrder other = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, World.ACME, other.id());
        world.sandbox().webhooks().hold();
        CreatedOrder order = world.sandbox().orders().create("acme");
        String key = "order:" + order.id();
        ActiveFault missing =
                world.sandbox().faults().add(Fault.status("getOrder", 404).withOrder(order.id()));
        world.sandbox().webhooks().release(false);
        Eventually.holds(() -> {
            // A failure counts against an order only if other reads of its merchant work meanwhile.
            world.sandbox().orders().hint(other.id(), "OrderUpdate", 1);
            assertThat(Rows.deadLetter(world, "acme", key)).isPresent();
        });

        JsonNode letter = Operator.read(world, "/dead-letters/acme/" + key);

        assertThat(Api.convergence(world, World.ACME).path("deadLetters").asLong())
                .isEqualTo(1);
        storyTellsOfFailures(Api.timeline(world, World.ACME, order.id()).path("lines"));
        assertThat(letter.path("merchant").asText()).isEqualTo("acme");
        assertThat(letter.path("key").asText()).isEqualTo(key);
        assertThat(letter.path("cause").asText()).isEqualTo("WEBHOOK");
        assertThat(letter.path("reason").asText()).isEqualTo("NOT_FOUND");
        assertThat(letter.path("attempts").asInt()).isEqualTo(5);
        assertThat(Instant.parse(letter.path("hintedAt").asText()))
                .isBefore(Instant.parse(letter.path("diedAt").asText()));
        assertThat(letter.path("history")).hasSizeGreaterThanOrEqualTo(5);
        assertThat(letter.path("history").get(letter.path("history").size() - 1))
                .isEqualTo(letter.path("lastFailure"));
        assertThat(letter.at("/lastFailure/reason").asText()).isEqualTo("NOT_FOUND");
        assertThat(letter.at("/lastFailure/operation").asText()).isEqualTo("read by ORDER");
        List<Instant> times = new ArrayList<>();
        letter.path("history")
                .forEach(each -> times.add(Instant.parse(each.path("at").asText())));
        assertThat(times).isSorted();

        missing.remove();
        assertThat(Operator.done(world, "/dead-letters/acme/" + key + "/replay")
                        .path("replayed")
                        .asInt())
                .isEqualTo(1);

        Copy.becomesRight(world, World.ACME, order.id());
        assertThat(Api.convergence(world, World.ACME).path("deadLetters").asLong())
                .isZero();
        problem(Operator.get(world, "/dead-letters/acme/" + key), 404);
        problem(Operator.post(world, "/dead-letters/acme/" + key + "/replay"), 404);
    }

    @Test
    void theHistoryHoldsStatusAndPlaceOfAMistakeButNobodysName() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, World.ACME, order.id());
        String key = "order:" + order.id();
        world.sandbox()
                .faults()
                .add(Fault.status("getOrder", 422).withOrder(order.id()).withBody("""
                        {"errors":[{"code":"INVALID","field":"shippingAddress.zip","message":"Ada Abbott lives elsewhere"}]}"""));
        world.sandbox().orders().hint(order.id(), "OrderUpdate", 1);

        Eventually.holds(() -> {
            JsonNode failures = Trees.parse(String.valueOf(Rows.pendingRead(world, "acme", key)
                    .orElseThrow(AssertionError::new)
                    .text("failures")));
            assertThat(failures).hasSizeGreaterThanOrEqualTo(2);
            assertThat(failures.at("/1/operation").asText()).isEqualTo("getOrder");
            assertThat(failures.at("/1/reason").asText()).isEqualTo("INVALID");
            assertThat(failures.at("/1/status").asInt()).isEqualTo(422);
            assertThat(failures.at("/1/attempts").asInt()).isEqualTo(1);
            assertThat(failures.at("/1/errors/0/code").asText()).isEqualTo("INVALID");
            assertThat(failures.at("/1/errors/0/field").asText()).isEqualTo("shippingAddress.zip");
            assertThat(failures.toString()).doesNotContain("Abbott");
        });
    }

    @Test
    void theHistoryTellsWhereAnAnswerCannotBeReadButNotWhatStandsThere() {
        CreatedOrder order = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, World.ACME, order.id());
        String key = "order:" + order.id();
        world.sandbox()
                .faults()
                .add(Fault.of(FaultKind.GARBAGE, "getOrder")
                        .withOrder(order.id())
                        .withBody("{\"order\":\n{\"id\": \"" + order.id() + "\", \"name\": Abbott}}"));
        world.sandbox().orders().hint(order.id(), "OrderUpdate", 1);
        Eventually.holds(() -> assertThat(Rows.pendingRead(world, "acme", key).map(row -> row.text("last_reason")))
                .contains("UNREADABLE"));

        // As it dies of more failures than a test waits for.
        Rows.execute(world, """
                insert into dead_letter (merchant, order_key, cause, reason, attempts, hinted_at, failures)
                select merchant, order_key, cause, last_reason, attempts, hinted_at, failures
                from pending_read where order_key = '%s'""".formatted(key));

        JsonNode letter = Operator.read(world, "/dead-letters/acme/" + key);
        assertThat(letter.at("/lastFailure/reason").asText()).isEqualTo("UNREADABLE");
        assertThat(letter.at("/history/0/operation").asText()).isEqualTo("getOrder");
        assertThat(letter.at("/history/0/detail").asText()).matches("JsonParseException at line 2 column \\d+");
        assertThat(letter.toString()).doesNotContain("Abbott");
    }

    @Test
    void aLetterThatDiesAgainKeepsItsHistoryAndTheLatestTwentyOfIt() {
        CreatedOrder other = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, World.ACME, other.id());
        String key = "order:" + unknownId();
        bury("acme", key, "UNREADABLE", "2026-01-01T00:00:00Z");
        Rows.select(world, """
                update dead_letter set failures = (select jsonb_agg(jsonb_build_object('at', now(), 'operation', 'earlier',
                    'reason', 'UNREADABLE', 'attempts', n, 'errors', jsonb_build_array())) from generate_series(1, 18) as n)
                where order_key = ? returning order_key""", key);

        Operator.done(world, "/dead-letters/acme/" + key + "/replay");

        Eventually.holds(() -> {
            world.sandbox().orders().hint(other.id(), "OrderUpdate", 1);
            assertThat(Rows.deadLetter(world, "acme", key)).isPresent();
        });
        JsonNode history = Operator.read(world, "/dead-letters/acme/" + key).path("history");
        assertThat(history).hasSize(20);
        assertThat(history.at("/0/operation").asText()).isEqualTo("earlier");
        assertThat(history.at("/19/reason").asText()).isEqualTo("NOT_FOUND");
    }

    @Test
    void lettersAreListedByPagesAndFilters() {
        List<String> keys =
                Stream.generate(() -> "order:" + unknownId()).limit(5).toList();
        for (int i = 0; i < keys.size(); i++) {
            bury("acme", keys.get(i), i == 1 ? "UNREADABLE" : "MISMATCHED", "2026-01-01T00:00:0" + i + ".000001Z");
        }
        bury("acme", "external:a b/c", "MISMATCHED", "2026-01-01T00:00:00Z");
        bury("globex", keys.get(0), "MISMATCHED", "2026-01-01T00:00:09Z");

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = Operator.read(world, "/dead-letters?merchant=acme&reason=MISMATCHED&limit=2" + cursor);
            assertThat(page.path("deadLetters")).hasSizeBetween(1, 2);
            page.path("deadLetters").forEach(each -> {
                assertThat(each.path("merchant").asText()).isEqualTo("acme");
                assertThat(each.has("history")).isFalse();
                seen.add(each.path("key").asText());
            });
            cursor = "&cursor=" + page.path("nextCursor").textValue();
        } while (!cursor.endsWith("=null"));
        assertThat(seen).containsExactly(keys.get(4), keys.get(3), keys.get(2), keys.get(0), "external:a b/c");

        assertThat(Operator.read(world, "/dead-letters").path("deadLetters")).hasSize(7);
        assertThat(Operator.read(world, "/dead-letters/acme/external:a%20b%2Fc")
                        .path("reason")
                        .asText())
                .isEqualTo("MISMATCHED");
    }

    @Test
    void theLettersOfAFilterAreReplayedTogether() {
        world.sandbox().webhooks().setRules(WebhookRules.FAITHFUL.withDropProbability(1));
        List<CreatedOrder> chosen = Stream.generate(
                        () -> world.sandbox().orders().create("acme"))
                .limit(3)
                .toList();
        CreatedOrder otherReason = world.sandbox().orders().create("acme");
        CreatedOrder otherMerchant = world.sandbox().orders().create("globex");
        chosen.forEach(order -> bury("acme", "order:" + order.id(), "UNREADABLE", "2026-01-01T00:00:00Z"));
        bury("acme", "order:" + otherReason.id(), "MISMATCHED", "2026-01-01T00:00:00Z");
        bury("globex", "order:" + otherMerchant.id(), "UNREADABLE", "2026-01-01T00:00:00Z");

        assertThat(Operator.done(world, "/dead-letters/replay?merchant=acme&reason=UNREADABLE")
                        .path("replayed")
                        .asInt())
                .isEqualTo(3);

        Copy.rowsBecomeRight(
                world, World.ACME, chosen.stream().map(CreatedOrder::id).toList());
        assertThat(Operator.read(world, "/dead-letters").path("deadLetters")).hasSize(2);
        assertThat(Operator.done(world, "/dead-letters/replay").path("replayed").asInt())
                .isEqualTo(2);
        Copy.becomesRight(world, World.ACME, otherReason.id());
        Copy.becomesRight(world, World.GLOBEX, otherMerchant.id());
        assertThat(Operator.done(world, "/dead-letters/replay").path("replayed").asInt())
                .isZero();
        problem(Operator.post(world, "/dead-letters/replay?merchant=nobody"), 400);
    }

    @Test
    void aDroppedLetterLeavesTheNoteInTheJournal() {
        String key = "order:" + unknownId();
        bury("acme", key, "NOT_FOUND", "2026-01-01T00:00:00Z");

        assertThat(Operator.post(world, "/dead-letters/acme/" + key + "/drop", "{\"note\":\" A test order of ours \"}")
                        .statusCode())
                .isEqualTo(204);

        assertThat(Rows.deadLetter(world, "acme", key)).isEmpty();
        assertThat(Rows.select(world, "select * from order_journal where order_key = ?", key))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.text("kind")).isEqualTo("DROPPED");
                    assertThat(line.text("cause")).isEqualTo("WEBHOOK");
                    assertThat(Trees.parse(String.valueOf(line.text("detail")))).isEqualTo(Trees.parse("""
                            {"note": "A test order of ours", "reason": "NOT_FOUND", "attempts": 5}"""));
                });
        problem(Operator.post(world, "/dead-letters/acme/" + key + "/drop", "{\"note\":\"Again\"}"), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "{\"note\": \" \"}",
                "{\"note\": \"ask ada@example.com\"}",
                "{\"note\": \"a\\u0000b\"}",
                "{\"note\": {\"a\": 1}}",
                "{\"note\": ",
                "[]",
            })
    void withoutANoteNothingIsDropped(String body) {
        String key = "order:" + unknownId();
        bury("acme", key, "NOT_FOUND", "2026-01-01T00:00:00Z");

        problem(Operator.post(world, "/dead-letters/acme/" + key + "/drop", body), 400);

        assertThat(Rows.deadLetter(world, "acme", key)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=201",
                "?limit=many",
                "?cursor=nonsense",
                "?merchant=a%00b",
                "?reason=a%00b",
                "/acme/order:a%2Fb",
                "/acme/safe:",
                "/a%00b/order:a",
            })
    void whatCannotBeReadIsRefused(String request) {
        problem(Operator.get(world, "/dead-letters" + request), 400);
    }

    /** Each failure with its reason, and the one that was too many. */
    private static void storyTellsOfFailures(JsonNode lines) {
        List<String> kinds = lines.findValuesAsText("kind");
        assertThat(kinds).startsWith("HINT").containsOnlyOnce("DEAD").endsWith("DEAD");
        assertThat(kinds.stream().filter("FAILED"::equals)).hasSizeGreaterThanOrEqualTo(4);
        assertThat(lines)
                .filteredOn(line -> !line.path("kind").asText().equals("HINT"))
                .allSatisfy(line -> {
                    assertThat(line.path("cause").asText()).isEqualTo("WEBHOOK");
                    assertThat(line.at("/detail/reason").asText()).isEqualTo("NOT_FOUND");
                    assertThat(line.at("/detail/operation").asText()).isEqualTo("read by ORDER");
                    assertThat(line.at("/detail/attempt").isInt()).isTrue();
                });
        assertThat(lines.path(lines.size() - 1).at("/detail/attempt").asInt()).isEqualTo(5);
    }

    private void bury(String merchant, String key, String reason, String diedAt) {
        Rows.select(world, """
                insert into dead_letter (merchant, order_key, cause, reason, attempts, hinted_at, died_at)
                values (?, ?, 'WEBHOOK', ?, 5, '2025-12-31T00:00:00Z', ?::timestamptz) returning order_key""", merchant, key, reason, diedAt);
    }

    private static String unknownId() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    }

    private static void problem(Response response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getInt("status")).isEqualTo(status);
    }
}
