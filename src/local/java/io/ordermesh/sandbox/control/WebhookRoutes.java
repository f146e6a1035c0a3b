package io.ordermesh.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.sandbox.webhook.BodyForm;
import io.ordermesh.sandbox.webhook.WebhookRules;
import io.ordermesh.sandbox.webhook.WebhookTarget;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.World;
import java.time.Duration;

/** Webhooks under /sandbox. */
final class WebhookRoutes {
    private static final int MOST_AT_ONCE = 1_000_000;
    private static final int LONGEST_DELAY_MS = 600_000;

    private final Merchants merchants;
    private final WebhookControl webhooks;

    WebhookRoutes(World world, WebhookControl webhooks) {
        this.merchants = new Merchants(world);
        this.webhooks = webhooks;
    }

    void mount(Control control) {
        control.on("PUT", "/sandbox/webhooks", this::setRules);
        control.on("POST", "/sandbox/webhooks/send", this::send, "merchant");
        control.onBodiless("POST", "/sandbox/webhooks/hold", this::hold);
        control.on("POST", "/sandbox/webhooks/release", this::release);
        control.on("PUT", "/sandbox/merchants/:name/webhook", this::setTarget);
        control.onBodiless("GET", "/sandbox/merchants/:name/webhook", this::showTarget);
    }

    private JsonNode setRules(Request request) {
        webhooks.setRules(request.read(fields -> new WebhookRules(
                fields.integer("dropNext", 0, 0, MOST_AT_ONCE),
                fields.share("drop"),
                fields.integer("doubleNext", 0, 0, MOST_AT_ONCE),
                fields.share("double"),
                Duration.ofMillis(fields.integer("delayMs", 0, 0, LONGEST_DELAY_MS)),
                fields.flag("reorder", false),
                fields.constant("form", BodyForm.class))));
        return ControlJson.of(webhooks.rules());
    }

    /** The body goes out as it is; the query names the merchant. */
    private JsonNode send(Request request) {
        webhooks.send(merchants.getFromQuery(request), request.body());
        return Json.object().put("sent", 1);
    }

    private JsonNode hold(Request request) {
        webhooks.hold();
        return Json.object().put("held", webhooks.heldCount());
    }

    private JsonNode release(Request request) {
        boolean reversed = request.read(fields -> fields.flag("reversed", false));
        int held = webhooks.heldCount();
        webhooks.release(reversed);
        return Json.object().put("released", held);
    }

    private JsonNode setTarget(Request request) {
        String merchant = merchants.getFromPath(request);
        WebhookTarget before = webhooks.target(merchant);
        WebhookTarget after = request.read(fields -> WebhookTargetJson.read(fields, before));
        webhooks.setUrl(merchant, after.url());
        webhooks.sendWith(merchant, after.security());
        return showTarget(request);
    }

    private JsonNode showTarget(Request request) {
        String merchant = merchants.getFromPath(request);
        return WebhookTargetJson.write(merchant, webhooks.target(merchant));
    }
}
