package io.ordermesh.gateway.webhook;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.ordermesh.gateway.verification.Verification;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;

/**
 * Answers senders that ask an address whether it wants webhooks before they send any: by GET or HEAD, or by the handshake of
 * CloudEvents' "HTTP 1.1 Web Hooks for Event Delivery", version 1.0. A signature of a body that is not there cannot be
 * asked for, so an address that is guarded by such signatures alone answers as if it were not there.
 */
@Singleton
class AddressCheck {

    private static final String ORIGIN = "WebHook-Request-Origin";
    private static final String RATE = "WebHook-Request-Rate";
    private static final String ALLOWED_ORIGIN = "WebHook-Allowed-Origin";
    private static final String ALLOWED_RATE = "WebHook-Allowed-Rate";
    private static final String ANY = "*";
    private static final int SECONDS = 60;
    private static final Buffer READY = Buffer.buffer("{\"webhook\":\"ready\"}");

    private final String allowedRate;

    AddressCheck(WebhookSettings settings) {
        this.allowedRate = settings.maxPerSecond()
                .map(limit -> Long.toString((long) limit * SECONDS))
                .orElse(ANY);
    }

    void answer(Exchange exchange, Verification verification) {
        if (!WebhookHandler.proven(verification)) {
            exchange.problem(Rejection.UNVERIFIED.problem());
            return;
        }
        if (exchange.request().method().equals(HttpMethod.OPTIONS)) {
            exchange.header(HttpHeaderNames.ALLOW, WebhookHandler.ALLOWED_METHODS);
            if (exchange.request().getHeader(ORIGIN) != null) {
                exchange.header(ALLOWED_ORIGIN, ANY);
            }
            if (exchange.request().getHeader(RATE) != null) {
                exchange.header(ALLOWED_RATE, allowedRate);
            }
        }
        exchange.respond(200, MediaType.APPLICATION_JSON, READY);
    }
}
