package io.ordermesh.gateway.crash;

import io.ordermesh.sandbox.control.WebhookControl;
import io.ordermesh.sandbox.webhook.WebhookRules;
import io.ordermesh.sandbox.world.SeededValues;
import java.time.Duration;

/** Spoils webhooks on their way. */
final class WebhookTrouble implements Trouble {

    private final WebhookControl webhooks;

    WebhookTrouble(WebhookControl webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    public Remedy begin(Disturbance disturbance) {
        webhooks.setRules(rules(disturbance));
        return new Remedy("", () -> webhooks.setRules(WebhookRules.FAITHFUL));
    }

    private static WebhookRules rules(Disturbance disturbance) {
        SeededValues values = disturbance.particulars();
        WebhookRules faithful = WebhookRules.FAITHFUL;
        return switch (disturbance.kind()) {
            case LOST -> faithful.withDropProbability(0.4);
            case DOUBLED -> faithful.withDoubleProbability(0.5);
            case DELAYED -> faithful.withDelay(Duration.ofMillis(values.between(200, 1_500)));
            case REORDERED -> faithful.withReorder(true);
            case DISORDERED ->
                faithful.withDropProbability(0.2)
                        .withDoubleProbability(0.3)
                        .withDelay(Duration.ofMillis(values.between(0, 500)))
                        .withReorder(true);
            default -> throw disturbance.foreign();
        };
    }
}
