package io.ordermesh.sandbox.webhook;

import io.ordermesh.sandbox.history.History;
import io.ordermesh.sandbox.history.SentWebhook;
import io.ordermesh.sandbox.history.WebhookResult;
import io.ordermesh.sandbox.world.Event;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.SandboxMerchant;
import io.ordermesh.sandbox.world.SeededValues;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Emits webhooks under the current rules. Calls return at once; a webhook is in the history when it has ended. */
public final class Webhooks {
    private static final int REMEMBERED = 50_000;
    private static final int REORDER_MILLIS = 500;

    private final Clock clock;
    private final SeededValues values;
    private final WebhookSender sender;
    private final History<SentWebhook> history = new History<>(REMEMBERED);
    private final Map<String, WebhookTarget> targets = new HashMap<>();
    private final List<Delivery> held = new ArrayList<>();
    private WebhookRules rules = WebhookRules.FAITHFUL;
    private boolean holding;
    private long sequence;
    private long unfinished;

    public Webhooks(Vertx vertx, Clock clock, long seed, List<SandboxMerchant> merchants) {
        this.clock = clock;
        this.values = SeededValues.of(seed, "webhooks");
        this.sender = new WebhookSender(vertx, clock);
        merchants.forEach(merchant -> targets.put(merchant.name(), WebhookTarget.NONE.withUrl(merchant.webhookUrl())));
    }

    /** What has ended so far. */
    public History<SentWebhook> history() {
        return history;
    }

    /** Where the merchant's webhooks go, and how. */
    public synchronized WebhookTarget target(SandboxMerchant merchant) {
        return targets.getOrDefault(merchant.name(), WebhookTarget.NONE);
    }

    /** Changes that from now on. */
    public synchronized void target(SandboxMerchant merchant, UnaryOperator<WebhookTarget> change) {
        targets.put(merchant.name(), change.apply(target(merchant)));
    }

    /** The current rules, with the counts that are left. */
    public synchronized WebhookRules rules() {
        return rules;
    }

    /** Other rules from now on. */
    public synchronized void rules(WebhookRules next) {
        rules = next;
    }

    /** Emits the events of one change: in one body, or in several. The values choose the form of plain events. */
    public synchronized void emit(SandboxMerchant merchant, List<Event> events, SeededValues choice) {
        BodyForm form = Objects.requireNonNullElseGet(rules.form(), () -> mixed(events.size(), choice));
        CloudEvents cloudEvents = target(merchant).security().cloudEvents();
        boolean holdsOne = cloudEvents == null ? form.holdsOne() : cloudEvents.holdsOne();
        if (holdsOne) {
            events.forEach(event -> emit(merchant, form, List.of(event)));
        } else {
            emit(merchant, form, events);
        }
    }

    /** Emits one event in a body of its own, plain unless the rules say otherwise. */
    public synchronized void emitAlone(SandboxMerchant merchant, Event event) {
        emit(merchant, Objects.requireNonNullElse(rules.form(), BodyForm.SINGLE), List.of(event));
    }

    private static BodyForm mixed(int events, SeededValues choice) {
        List<BodyForm> forms = events == 1
                ? List.of(BodyForm.SINGLE, BodyForm.SINGLE, BodyForm.SINGLE, BodyForm.NOTIFICATION, BodyForm.ARRAY)
                : List.of(
                        BodyForm.SINGLE,
                        BodyForm.ARRAY,
                        BodyForm.NOTIFICATION,
                        BodyForm.NOTIFICATION_ARRAY,
                        BodyForm.EVENTS,
                        BodyForm.NOTIFICATIONS);
        return choice.pick(forms);
    }

    private void emit(SandboxMerchant merchant, BodyForm form, List<Event> events) {
        List<String> types = events.stream().map(Event::type).toList();
        List<String> orderIds = events.stream()
                .map(Event::orderId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        CloudEvents cloudEvents = target(merchant).security().cloudEvents();
        Message message = cloudEvents == null
                ? Message.json(Json.write(form.wrap(events)))
                : cloudEvents.wrap(events, clock.instant());
        emit(merchant.name(), types, orderIds, message, events.get(0).safeId());
    }

    /** Emits a body as it is, under the current rules. */
    public synchronized void emitRaw(SandboxMerchant merchant, String body) {
        CloudEvents cloudEvents = target(merchant).security().cloudEvents();
        Message message =
                cloudEvents == null ? Message.json(body) : new Message(body, cloudEvents.contentType(), Map.of());
        emit(merchant.name(), List.of(), List.of(), message, "raw");
    }

    private void emit(String merchant, List<String> types, List<String> orderIds, Message message, String key) {
        boolean dropped = drops();
        int copies = !dropped && doubles() ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            Duration delay =
                    rules.reorder() ? rules.delay().plusMillis(values.between(0, REORDER_MILLIS)) : rules.delay();
            Delivery delivery = new Delivery(
                    ++sequence, merchant, types, orderIds, message, merchant + '/' + key, !rules.reorder(), delay);
            if (dropped) {
                record(delivery, new WebhookResult.Dropped());
            } else if (holding) {
                held.add(delivery);
            } else {
                dispatch(delivery);
            }
        }
    }

    private boolean drops() {
        if (rules.dropNext() > 0) {
            rules = rules.withDropNext(rules.dropNext() - 1);
            return true;
        }
        return values.chance(rules.dropProbability());
    }

    private boolean doubles() {
        if (rules.doubleNext() > 0) {
            rules = rules.withDoubleNext(rules.doubleNext() - 1);
            return true;
        }
        return values.chance(rules.doubleProbability());
    }

    private void dispatch(Delivery delivery) {
        WebhookTarget target = targets.getOrDefault(delivery.merchant(), WebhookTarget.NONE);
        URI url = target.url();
        if (url == null) {
            record(delivery, new WebhookResult.NoAddress());
            return;
        }
        unfinished++;
        sender.send(delivery, target, url).onSuccess(result -> finish(delivery, result));
    }

    private synchronized void finish(Delivery delivery, WebhookResult result) {
        unfinished--;
        record(delivery, result);
    }

    private void record(Delivery delivery, WebhookResult result) {
        history.add(new SentWebhook(
                delivery.sequence(),
                clock.instant(),
                delivery.merchant(),
                delivery.eventTypes(),
                delivery.orderIds(),
                delivery.message().body(),
                result));
    }

    /** Keeps all webhooks back until they are released. */
    public synchronized void hold() {
        holding = true;
    }

    /** Sends what was kept back, one after the other, in the given or the reversed order, and holds no longer. */
    public synchronized void release(boolean reversed) {
        holding = false;
        if (reversed) {
            Collections.reverse(held);
        }
        // One key for all: what is released keeps its order across orders too.
        held.forEach(delivery -> dispatch(delivery.withKey(delivery.merchant() + "/released")));
        held.clear();
    }

    /** How many are kept back. */
    public synchronized int heldCount() {
        return held.size();
    }

    /** How many are neither kept back nor ended. */
    public synchronized long unfinishedCount() {
        return unfinished;
    }
}
