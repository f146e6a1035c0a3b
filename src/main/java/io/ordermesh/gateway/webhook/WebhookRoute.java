package io.ordermesh.gateway.webhook;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

/**
 * Where OrderMesh delivers its webhooks. Not a resource of Jakarta REST: a delivery is judged by its head before a byte of
 * its body is read, {@code Accept} and {@code Content-Type} are not looked at, and no thread waits for a body.
 */
@Singleton
class WebhookRoute {

    private static final String PATH = "/webhooks/*";
    /** Before the server's own bound of bodies, whose answer is bare. */
    private static final int ORDER = -100;

    /** Made when the configuration has been checked, which is after routes are. */
    private final Instance<WebhookHandler> handler;

    WebhookRoute(Instance<WebhookHandler> handler) {
        this.handler = handler;
    }

    void register(@Observes Router router) {
        router.route(PATH).order(ORDER).handler(context -> handler.get().handle(context));
    }
}
