package io.ordermesh.gateway.crash;

import io.ordermesh.sandbox.control.WebhookControl;
import io.ordermesh.sandbox.webhook.WebhookRules;

/** Spoils webhooks on their way. */
final class WebhookTrouble implements Trouble {

    private final WebhookControl webhooks;
    private final RunLog log;

    WebhookTrouble(WebhookControl webhooks, RunLog log) {
        this.webhooks = webhooks;
        this.log = log;
    }

    @Override
    public Remedy begin(Disturbance disturbance) {
        webhooks.setRules(WebhookRules.FAITHFUL.withDropProbability(0.4));
        log.note("webhooks: " + disturbance.kind());
        return () -> {
            webhooks.setRules(WebhookRules.FAITHFUL);
            log.note("webhooks are faithful");
        };
    }
}
