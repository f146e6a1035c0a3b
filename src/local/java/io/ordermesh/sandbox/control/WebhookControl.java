package io.ordermesh.sandbox.control;

import io.ordermesh.sandbox.history.History;
import io.ordermesh.sandbox.history.SentWebhook;
import io.ordermesh.sandbox.webhook.WebhookRules;
import io.ordermesh.sandbox.webhook.WebhookSecurity;
import io.ordermesh.sandbox.webhook.WebhookTarget;
import io.ordermesh.sandbox.webhook.Webhooks;
import io.ordermesh.sandbox.world.World;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Directs webhooks and shows what became of them. Thread-safe. */
public final class WebhookControl {
    private final World world;
    private final Webhooks webhooks;

    public WebhookControl(World world, Webhooks webhooks) {
        this.world = world;
        this.webhooks = webhooks;
    }

    /** Where the merchant's webhooks go from now on; null for nowhere. How they are sent stays as it is. */
    public void setUrl(String merchantName, @Nullable URI url) {
        webhooks.target(world.getMerchant(merchantName), target -> target.withUrl(url));
    }

    /** How the merchant's webhooks are sent from now on, instead of as before. Their address stays as it is. */
    public void sendWith(String merchantName, WebhookSecurity security) {
        webhooks.target(world.getMerchant(merchantName), target -> target.withSecurity(security));
    }

    /** Where the merchant's webhooks go, and how. */
    public WebhookTarget target(String merchantName) {
        return webhooks.target(world.getMerchant(merchantName));
    }

    /** The current rules, with the counts that are left. */
    public WebhookRules rules() {
        return webhooks.rules();
    }

    /** Other rules from now on. */
    public void setRules(WebhookRules rules) {
        webhooks.rules(rules);
    }

    /** Posts that body to the merchant's address, under the rules. */
    public void send(String merchantName, String body) {
        webhooks.emitRaw(world.getMerchant(merchantName), body);
    }

    /** Keeps all webhooks back until they are released. */
    public void hold() {
        webhooks.hold();
    }

    /**
     * Sends what was kept back one after the other, in its order or the last first, and holds no longer. What is emitted
     * later may overtake it.
     */
    public void release(boolean reversed) {
        webhooks.release(reversed);
    }

    /** How many webhooks are kept back. */
    public int heldCount() {
        return webhooks.heldCount();
    }

    /** How many webhooks are neither kept back nor ended. */
    public long unfinishedCount() {
        return webhooks.unfinishedCount();
    }

    /** The webhooks that ended, in the order in which they did. */
    public List<SentWebhook> sent() {
        return history().list();
    }

    /** The same, to search and to clear. */
    public History<SentWebhook> history() {
        return webhooks.history();
    }
}
