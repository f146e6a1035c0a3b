package io.ordermesh.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.webhook.CloudEvents;
import io.ordermesh.sandbox.webhook.ContentEncoding;
import io.ordermesh.sandbox.webhook.MacAlgorithm;
import io.ordermesh.sandbox.webhook.MacEncoding;
import io.ordermesh.sandbox.webhook.WebhookSecurity;
import io.ordermesh.sandbox.webhook.WebhookSecurity.Basic;
import io.ordermesh.sandbox.webhook.WebhookSecurity.Header;
import io.ordermesh.sandbox.webhook.WebhookSecurity.Signature;
import io.ordermesh.sandbox.webhook.WebhookSecurity.Standard;
import io.ordermesh.sandbox.webhook.WebhookTarget;
import io.ordermesh.sandbox.world.Json;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the control endpoints read and show where a merchant's webhooks go, and how. */
final class WebhookTargetJson {
    private static final String HIDDEN = "…";
    private static final int MOST_SECRETS = 10;
    private static final int MOST_HEADERS = 20;

    private WebhookTargetJson() {}

    /** An address that is not given stays as before; everything else is off unless it is given. */
    static WebhookTarget read(Fields fields, WebhookTarget before) {
        return new WebhookTarget(url(fields, before), security(fields));
    }

    private static @Nullable URI url(Fields fields, WebhookTarget before) {
        if (!fields.has("url")) {
            return before.url();
        }
        String text = fields.textOrEmpty("url");
        return text == null ? null : LoopbackUrl.parse(fields, "url", text);
    }

    private static WebhookSecurity security(Fields fields) {
        try {
            return new WebhookSecurity(
                    fields.object(
                            "header", inner -> new Header(inner.requiredText("name"), inner.requiredText("value"))),
                    fields.object(
                            "basic",
                            inner -> new Basic(inner.requiredText("username"), inner.requiredText("password"))),
                    fields.object("signature", WebhookTargetJson::signature),
                    fields.object("standard", inner -> new Standard(inner.texts("secrets", MOST_SECRETS))),
                    fields.textMap("headers", MOST_HEADERS),
                    fields.constant("contentEncoding", ContentEncoding.class),
                    fields.constant("cloudEvents", CloudEvents.class));
        } catch (IllegalArgumentException e) {
            // These values say in a sentence what they must be.
            throw new InvalidRequest(String.valueOf(e.getMessage()));
        }
    }

    private static Signature signature(Fields fields) {
        return new Signature(
                Objects.requireNonNullElse(fields.text("header"), "X-Signature"),
                Objects.requireNonNullElse(fields.constant("algorithm", MacAlgorithm.class), MacAlgorithm.SHA_256),
                Objects.requireNonNullElse(fields.constant("encoding", MacEncoding.class), MacEncoding.HEX),
                Objects.requireNonNullElse(fields.textOrEmpty("prefix"), ""),
                fields.requiredText("secret"),
                fields.text("timestampHeader"));
    }

    /** The same shape, with a sign in the place of whatever may be a secret. */
    static ObjectNode write(String merchant, WebhookTarget target) {
        WebhookSecurity security = target.security();
        ObjectNode json = Json.object()
                .put("merchant", merchant)
                .put("url", target.url() == null ? null : withoutToken(target.url()));
        if (security.header() != null) {
            json.putObject("header").put("name", security.header().name()).put("value", HIDDEN);
        }
        if (security.basic() != null) {
            json.putObject("basic").put("username", security.basic().username()).put("password", HIDDEN);
        }
        if (security.signature() != null) {
            write(json.putObject("signature"), security.signature());
        }
        if (security.standard() != null) {
            security.standard().secrets().forEach(secret -> json.withObjectProperty("standard")
                    .withArrayProperty("secrets")
                    .add(HIDDEN));
        }
        security.headers()
                .forEach((name, value) -> json.withObjectProperty("headers").put(name, HIDDEN));
        if (security.contentEncoding() != null) {
            json.put("contentEncoding", security.contentEncoding().toString());
        }
        if (security.cloudEvents() != null) {
            json.put("cloudEvents", security.cloudEvents().toString());
        }
        return json;
    }

    private static void write(ObjectNode json, Signature signature) {
        json.put("header", signature.header())
                .put("algorithm", signature.algorithm().toString())
                .put("encoding", signature.encoding().toString())
                .put("prefix", signature.prefix())
                .put("secret", HIDDEN);
        if (signature.timestampHeader() != null) {
            json.put("timestampHeader", signature.timestampHeader());
        }
    }

    /** The last part of the path is the token; a query may hold one, too. */
    private static String withoutToken(URI url) {
        String path = Objects.requireNonNullElse(url.getRawPath(), "");
        return url.getScheme() + "://" + url.getRawAuthority() + path.substring(0, path.lastIndexOf('/') + 1) + HIDDEN;
    }
}
