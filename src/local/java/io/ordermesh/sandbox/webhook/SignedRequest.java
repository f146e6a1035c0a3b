package io.ordermesh.sandbox.webhook;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** A message with everything that proves where it comes from, packed as it goes out. */
record SignedRequest(MultiMap headers, Buffer body) {

    /** Signs the message at that time and packs it. */
    static SignedRequest of(Message message, WebhookSecurity security, Instant now) {
        byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .set("content-type", message.contentType())
                .set("user-agent", "OrderMesh-Sandbox");
        message.headers().forEach(headers::set);
        if (security.header() != null) {
            headers.set(security.header().name(), security.header().value());
        }
        if (security.basic() != null) {
            headers.set("authorization", credentials(security.basic()));
        }
        if (security.signature() != null) {
            sign(headers, body, security.signature(), Long.toString(now.getEpochSecond()));
        }
        if (security.standard() != null) {
            sign(headers, body, security.standard(), Long.toString(now.getEpochSecond()));
        }
        if (security.contentEncoding() != null) {
            headers.set("content-encoding", security.contentEncoding().toString());
            body = security.contentEncoding().compress(body);
        }
        security.headers().forEach(headers::set);
        return new SignedRequest(headers, Buffer.buffer(body));
    }

    private static String credentials(WebhookSecurity.Basic basic) {
        byte[] pair = (basic.username() + ":" + basic.password()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private static void sign(MultiMap headers, byte[] body, WebhookSecurity.Signature signature, String timestamp) {
        byte[] text = body;
        if (signature.timestampHeader() != null) {
            headers.set(signature.timestampHeader(), timestamp);
            text = joined(timestamp + ".", body);
        }
        byte[] mac = signature.algorithm().sign(signature.secret().getBytes(StandardCharsets.UTF_8), text);
        headers.set(
                signature.header(), signature.prefix() + signature.encoding().encode(mac));
    }

    /** The same message has the same id, however often it is sent. */
    private static void sign(MultiMap headers, byte[] body, WebhookSecurity.Standard standard, String timestamp) {
        String id = "msg_" + UUID.nameUUIDFromBytes(body);
        byte[] text = joined(id + "." + timestamp + ".", body);
        headers.set("webhook-id", id)
                .set("webhook-timestamp", timestamp)
                .set("webhook-signature", StandardWebhooks.sign(standard.secrets(), text));
    }

    private static byte[] joined(String start, byte[] body) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(start.getBytes(StandardCharsets.UTF_8));
        text.writeBytes(body);
        return text.toByteArray();
    }
}
