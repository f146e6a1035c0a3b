package io.ordermesh.sandbox.webhook;

import java.net.URI;
import java.util.Map;

/** Where a merchant's webhooks go, and the headers they carry besides the usual ones. */
record WebhookTarget(URI url, Map<String, String> headers) {
    WebhookTarget {
        headers = Map.copyOf(headers);
    }

    /** Hides the address and the headers: both may hold a secret. */
    @Override
    public String toString() {
        return "WebhookTarget";
    }
}
