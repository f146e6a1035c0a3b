package io.ordermesh.sandbox.webhook;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a merchant's webhooks go, and how.
 *
 * @param url null for nowhere
 */
public record WebhookTarget(@Nullable URI url, WebhookSecurity security) {
    static final WebhookTarget NONE = new WebhookTarget(null, WebhookSecurity.NONE);

    /** The same at another address. */
    public WebhookTarget withUrl(@Nullable URI other) {
        return new WebhookTarget(other, security);
    }

    /** The same with other proofs. */
    public WebhookTarget withSecurity(WebhookSecurity other) {
        return new WebhookTarget(url, other);
    }

    /** Hides the address, which may hold a secret. */
    @Override
    public String toString() {
        return "WebhookTarget";
    }
}
