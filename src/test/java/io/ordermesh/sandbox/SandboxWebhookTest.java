package io.ordermesh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.history.SentWebhook;
import io.ordermesh.sandbox.history.WebhookResult;
import io.ordermesh.sandbox.webhook.BodyForm;
import io.ordermesh.sandbox.webhook.WebhookRules;
import io.ordermesh.sandbox.webhook.WebhookSecurity;
import io.ordermesh.sandbox.world.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SandboxWebhookTest {
    private final Sandbox sandbox = Sandbox.start(SandboxConfig.of(Merchants.ACME, Merchants.BOLT));
    private final WebhookReceiver receiver;

    SandboxWebhookTest() throws Exception {
        receiver = new WebhookReceiver();
    }

    @BeforeEach
    void subscribe() {
        sandbox.webhooks().setUrl("acme", receiver.url());
    }

    @AfterEach
    void stop() {
        sandbox.close();
        ContractHeld.by(sandbox);
        receiver.close();
    }

    @Test
    void tellsIdentifiersOnly() {
        sandbox.webhooks().setRules(WebhookRules.FAITHFUL.withForm(BodyForm.SINGLE));
        CreatedOrder order = sandbox.orders().create("acme");

        awaitEnded(1);

        JsonNode event = receiver.json().get(0);
        assertThat(event.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "IsSuccessful",
                        "Reprint",
                        "OrderId",
                        "ExternalOrderId",
                        "SafeId",
                        "Description",
                        "SubscriberId",
                        "ChildSubscriberId",
                        "RequestId",
                        "EventType");
        assertThat(event.path("OrderId").asText()).isEqualTo(order.id());
        assertThat(event.path("SafeId").asText()).isEqualTo(order.safeId());
        assertThat(event.path("SubscriberId").asText()).isEqualTo(Merchants.ACME.merchantId());
        assertThat(event.path("EventType").asText()).isEqualTo("OrderCreation");
        assertThat(event.path("RequestId").asText()).matches("\\d{8}T\\d{6}Z-[0-9a-f]+|0HN[0-9A-F]{10}:\\d{8}");
    }

    @Test
    void tellsOfAnOrderThatCouldNotBeCreated() {
        CreatedOrder failed = sandbox.orders().failCreation("acme");

        awaitEnded(1);

        JsonNode event = receiver.json().get(0);
        assertThat(event.has("OrderId")).isFalse();
        assertThat(event.path("ResponseCode").asInt()).isEqualTo(400);
        assertThat(event.path("IsSuccessful").asBoolean()).isFalse();
        assertThat(event.path("SafeId").asText()).isEqualTo(failed.safeId());
    }

    @ParameterizedTest
    @EnumSource
    void wrapsEventsInEachForm(BodyForm form) {
        sandbox.webhooks().setRules(WebhookRules.FAITHFUL.withForm(form));
        String id = sandbox.orders().create("acme", 1).id();
        sandbox.orders().advance(id);
        sandbox.orders().advance(id);
        awaitAllEnded();

        sandbox.webhooks().history().clear();
        int before = receiver.bodies().size();
        sandbox.orders().advance(id, Step.CANCEL);
        boolean single = form == BodyForm.SINGLE || form == BodyForm.NOTIFICATION;
        awaitEnded(single ? 2 : 1);

        List<JsonNode> bodies = receiver.json().subList(before, receiver.json().size());
        List<String> types = bodies.stream()
                .flatMap(body -> body.findValuesAsText("EventType").stream())
                .toList();
        assertThat(types).containsExactly("ShipmentCancelled", "OrderCancellation");
        JsonNode body = bodies.get(0);
        switch (form) {
            case SINGLE -> assertThat(body.has("EventType")).isTrue();
            case ARRAY -> assertThat(body.isArray()).isTrue();
            case NOTIFICATION ->
                assertThat(body.path("Notification").isObject()).isTrue();
            case NOTIFICATION_ARRAY ->
                assertThat(body.path("Notification").isArray()).isTrue();
            case EVENTS -> assertThat(body.path("Events").isArray()).isTrue();
            case NOTIFICATIONS ->
                assertThat(body.path("Notifications").isArray()).isTrue();
        }
    }

    @Test
    void keepsTheOrderOfEachOrdersWebhooks() {
        sandbox.webhooks()
                .setRules(WebhookRules.FAITHFUL.withForm(BodyForm.SINGLE).withDelay(Duration.ofMillis(5)));
        String id = sandbox.orders().create("acme", 2).id();
        sandbox.orders().advanceUntil(id, "Fulfilled");

        awaitAllEnded();

        assertThat(sandbox.webhooks().sent()).extracting(SentWebhook::sequence).isSorted();
        assertThat(receiver.bodies())
                .isEqualTo(sandbox.webhooks().sent().stream()
                        .map(SentWebhook::body)
                        .toList());
    }

    @Test
    void losesAndDoubles() {
        sandbox.webhooks().setRules(WebhookRules.FAITHFUL.withDropNext(1).withDoubleNext(1));
        sandbox.orders().create("acme");
        CreatedOrder second = sandbox.orders().create("acme");

        awaitEnded(3);

        assertThat(sandbox.webhooks().sent().get(0).result()).isEqualTo(new WebhookResult.Dropped());
        assertThat(receiver.bodies()).hasSize(2).allSatisfy(body -> assertThat(body)
                .contains(second.id()));
        assertThat(sandbox.webhooks().rules()).isEqualTo(WebhookRules.FAITHFUL);
    }

    @Test
    void keepsWebhooksBackAndReleasesThemTheLastFirst() {
        sandbox.webhooks().hold();
        CreatedOrder first = sandbox.orders().create("acme");
        CreatedOrder second = sandbox.orders().create("acme");
        assertThat(sandbox.webhooks().heldCount()).isEqualTo(2);

        sandbox.webhooks().release(true);
        awaitEnded(2);

        assertThat(receiver.bodies().get(0)).contains(second.id());
        assertThat(receiver.bodies().get(1)).contains(first.id());
    }

    @Test
    void letsWebhooksOvertakeEachOther() {
        sandbox.webhooks().setRules(WebhookRules.FAITHFUL.withReorder(true));
        String id = sandbox.orders().create("acme").id();
        sandbox.orders().hint(id, "OrderUpdate", 19);

        awaitEnded(20);

        assertThat(sandbox.webhooks().sent())
                .extracting(SentWebhook::sequence)
                .isNotEqualTo(sandbox.webhooks().sent().stream()
                        .map(SentWebhook::sequence)
                        .sorted()
                        .toList());
    }

    @Test
    void notesHowEachWebhookEnded() {
        receiver.answerWith(503);
        sandbox.orders().create("acme");
        sandbox.orders().create("bolt");
        awaitEnded(2);
        receiver.close();
        sandbox.orders().create("acme");
        awaitEnded(3);

        assertThat(sandbox.webhooks().sent())
                .extracting(SentWebhook::result)
                .contains(new WebhookResult.Answered(503), new WebhookResult.NoAddress())
                .hasAtLeastOneElementOfType(WebhookResult.Failed.class);
    }

    @Test
    void sendsAnyBodyAndAnyHeader() {
        sandbox.webhooks().sendWith("acme", WebhookSecurity.NONE.withHeaders(Map.of("authorization", "Basic eDp5")));
        sandbox.webhooks().send("acme", "{no json");

        awaitEnded(1);

        assertThat(receiver.bodies()).containsExactly("{no json");
        assertThat(receiver.received().get(0).header("authorization")).isEqualTo("Basic eDp5");
    }

    private void awaitEnded(int count) {
        await().untilAsserted(() -> assertThat(sandbox.webhooks().sent()).hasSize(count));
    }

    private void awaitAllEnded() {
        await().until(() -> sandbox.webhooks().unfinishedCount() == 0);
    }
}
