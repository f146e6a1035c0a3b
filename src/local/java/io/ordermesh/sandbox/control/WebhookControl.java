package io.ordermesh.sandbox.control;

import io.ordermesh.sandbox.history.History;
import io.ordermesh.sandbox.history.SentWebhook;
import io.ordermesh.sandbox.webhook.WebhookRules;
import io.ordermesh.sandbox.webhook.Webhooks;
import io.ordermesh.sandbox.world.World;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Directs webhooks and shows what became of them. Thread-safe. */
public final class WebhookControl {
    private final World world;
    private final Webhooks webhooks;

    public WebhookControl(World world, Webhooks webhooks) {
        this.world = world;
        this.webhooks = webhooks;
    }

    /** Where the merchant's webhooks go from now on; null for nowhere. */
    public void setUrl(String merchantName, @Nullable URI url) {
        setUrl(merchantName, url, Map.of());
    }

    /** Where the merchant's webhooks go from now on, with further headers, say Basic credentials. */
    public void setUrl(String merchantName, @Nullable URI url, Map<String, String> headers) {
        webhooks.target(world.getMerchant(merchantName), url, headers);
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
