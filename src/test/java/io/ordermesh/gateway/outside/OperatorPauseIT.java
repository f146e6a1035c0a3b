package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.fault.ActiveFault;
import io.ordermesh.sandbox.fault.Fault;
import io.ordermesh.sandbox.history.WebhookResult.Answered;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A merchant that an operator paused: nothing of it is read, nothing of it is lost. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class OperatorPauseIT {

    private static final String PAUSE = "/merchants/globex/pause";

    @Provided
    World world;

    @AfterEach
    void resume() {
        world.sandbox().faults().removeAll();
        assertThat(Operator.delete(world, PAUSE).statusCode()).isEqualTo(204);
    }

    @Test
    void webhooksAreTakenAndReadWhenTheMerchantIsResumed() {
        assertThat(pause("{\"reason\": \"Their migration\"}")).isEqualTo(204);

        CreatedOrder order = world.sandbox().orders().create("globex");

        Eventually.holds(() -> {
            assertThat(world.sandbox().webhooks().history().list(webhook -> webhook.orderIds()
                            .contains(order.id())))
                    .isNotEmpty()
                    .allSatisfy(webhook -> assertThat(webhook.result()).isEqualTo(new Answered(202)));
            assertThat(Rows.pendingRead(world, "globex", "order:" + order.id())).isPresent();
        });
        // Others are read meanwhile.
        CreatedOrder other = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, World.ACME, other.id());
        assertThat(Reads.of(world, order.id())).isEmpty();
        JsonNode shown = shownPause("globex");
        assertThat(shown.path("reason").asText()).isEqualTo("Their migration");
        assertThat(shown.path("byOperator").asBoolean()).isTrue();
        assertThat(Instant.parse(shown.path("since").asText()))
                .isBefore(Instant.now().plusSeconds(60));
        assertThat(shown.path("until").isNull()).isTrue();
        assertThat(shownPause("acme").isNull()).isTrue();
        JsonNode waiting = Operator.convergence(world, "globex");
        assertThat(waiting.path("merchant").asText()).isEqualTo("globex");
        assertThat(waiting.path("paused").asBoolean()).isTrue();
        assertThat(waiting.path("pending").asLong()).isPositive();
        assertThat(waiting.path("oldestPendingSeconds").asDouble()).isPositive();
        assertThat(Api.convergence(world, World.GLOBEX).path("paused").asBoolean())
                .isTrue();
        assertThat(Operator.convergence(world, "acme").path("paused").asBoolean(true))
                .isFalse();

        assertThat(Operator.delete(world, PAUSE).statusCode()).isEqualTo(204);

        Copy.becomesRight(world, World.GLOBEX, order.id());
        assertThat(shownPause("globex").isNull()).isTrue();
        assertThat(Operator.convergence(world, "globex").path("paused").asBoolean(true))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?merchant=", "?merchant=nobody"})
    void anOperatorNamesTheMerchantWhoseConvergenceIsAskedFor(String query) {
        var answer = Operator.getConvergence(world, query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("detail")).contains("merchant");
    }

    @Test
    void aReadThatWorksEndsNoPauseOfAPerson() throws InterruptedException {
        CreatedOrder order = world.sandbox().orders().create("globex");
        Copy.becomesRight(world, World.GLOBEX, order.id());
        // Until it works again after a failure of everything, the gateway would end a pause of its own.
        ActiveFault failing =
                world.sandbox().faults().add(Fault.rateLimit(Fault.ANY, 0).withMerchant("globex"));
        world.sandbox().orders().advance(order.id());
        assertThat(failing.awaitHits(1, Duration.ofSeconds(30))).isTrue();
        ActiveFault held = world.sandbox().faults().add(Fault.hold("getOrder").withOrder(order.id()));
        failing.remove();
        assertThat(held.awaitHits(1, Duration.ofSeconds(30))).isTrue();
        assertThat(pause("{\"reason\": \"Their migration\"}")).isEqualTo(204);

        held.remove();

        Copy.becomesRight(world, World.GLOBEX, order.id());
        assertThat(shownPause("globex").path("byOperator").asBoolean()).isTrue();
        staysPaused();
    }

    @Test
    void aPauseOfAPersonIsNotShortenedByOneOfTheGateway() throws InterruptedException {
        CreatedOrder order = world.sandbox().orders().create("globex");
        Copy.becomesRight(world, World.GLOBEX, order.id());
        ActiveFault held = world.sandbox().faults().add(Fault.hold("getOrder").withOrder(order.id()));
        world.sandbox().orders().advance(order.id());
        assertThat(held.awaitHits(1, Duration.ofSeconds(30))).isTrue();
        assertThat(pause("{\"reason\": \"Their migration\"}")).isEqualTo(204);
        ActiveFault failing =
                world.sandbox().faults().add(Fault.rateLimit(Fault.ANY, 0).withMerchant("globex"));

        held.remove();

        Eventually.holds(() -> assertThat(Rows.pendingRead(world, "globex", "order:" + order.id()))
                .hasValueSatisfying(read -> {
                    assertThat(read.text("last_reason")).isNotNull();
                    assertThat(read.text("lease_token")).isNull();
                }));
        failing.remove();
        assertThat(shownPause("globex").path("byOperator").asBoolean()).isTrue();
        assertThat(shownPause("globex").path("until").isNull()).isTrue();
        staysPaused();
    }

    @Test
    void aPauseForATimeEndsByItself() {
        assertThat(pause("{\"reason\": \"A moment\", \"duration\": \"PT3S\"}")).isEqualTo(204);
        CreatedOrder order = world.sandbox().orders().create("globex");
        JsonNode shown = shownPause("globex");
        assertThat(Duration.between(
                        Instant.parse(shown.path("since").asText()),
                        Instant.parse(shown.path("until").asText())))
                .isEqualTo(Duration.ofSeconds(3));

        Copy.becomesRight(world, World.GLOBEX, order.id());

        assertThat(shownPause("globex").isNull()).isTrue();
    }

    @Test
    void anotherPauseTakesThePlaceOfTheFirst() {
        assertThat(pause("{\"reason\": \"One\", \"duration\": \"1h\"}")).isEqualTo(204);
        assertThat(pause("{\"reason\": \"Two\", \"duration\": \"30m\"}")).isEqualTo(204);

        JsonNode shown = shownPause("globex");
        assertThat(shown.path("reason").asText()).isEqualTo("Two");
        assertThat(Instant.parse(shown.path("until").asText()))
                .isBefore(Instant.parse(shown.path("since").asText()).plusSeconds(1801));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            globex | {}                                           | 400
            globex | {"reason": ""}                               | 400
            globex | {"reason": "x", "duration": "soon"}          | 400
            globex | {"reason": "x", "duration": "PT0S"}          | 400
            globex | {"reason": "x", "duration": "-PT1H"}         | 400
            globex | {"reason": "x", "duration": "P367D"}         | 400
            globex | {"reason": "x", "duration": ""}              | 400
            globex | {                                            | 400
            nobody | {"reason": "x"}                              | 404
            """)
    void whatCannotBeAPauseIsRefused(String merchant, String body, int status) {
        var answer = Operator.put(world, "/merchants/" + merchant + "/pause", body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(shownPause("globex").isNull()).isTrue();
    }

    /** Whatever is hinted now waits while another merchant's later order is read. */
    private void staysPaused() {
        CreatedOrder waiting = world.sandbox().orders().create("globex");
        Eventually.holds(() -> assertThat(Rows.pendingRead(world, "globex", "order:" + waiting.id()))
                .isPresent());
        CreatedOrder other = world.sandbox().orders().create("acme");
        Copy.becomesRight(world, World.ACME, other.id());
        assertThat(Reads.of(world, waiting.id())).isEmpty();
        Operator.delete(world, PAUSE);
        Copy.becomesRight(world, World.GLOBEX, waiting.id());
    }

    private int pause(String body) {
        return Operator.put(world, PAUSE, body).statusCode();
    }

    private JsonNode shownPause(String merchant) {
        return StreamSupport.stream(
                        Operator.read(world, "/merchants").path("merchants").spliterator(), false)
                .filter(each -> each.path("merchant").asText().equals(merchant))
                .findFirst()
                .orElseThrow(AssertionError::new)
                .path("pause");
    }
}
