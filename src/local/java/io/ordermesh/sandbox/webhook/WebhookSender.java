package io.ordermesh.sandbox.webhook;

import io.ordermesh.sandbox.history.WebhookResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/**
 * Signs and posts messages, a bounded number at a time, each key's in the order in which they came. Nothing is sent twice by itself:
 * OrderMesh promises no redelivery. All its state belongs to one Vert.x context.
 */
final class WebhookSender {
    private static final int AT_A_TIME = 16;
    private static final Duration TIME_OUT = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final Clock clock;
    private final Context context;
    private final HttpClient client;
    private final Map<String, Future<WebhookResult>> lastOfKey = new HashMap<>();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int underWay;

    WebhookSender(Vertx vertx, Clock clock) {
        this.vertx = vertx;
        this.clock = clock;
        this.context = vertx.getOrCreateContext();
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout((int) TIME_OUT.toMillis()),
                new PoolOptions().setHttp1MaxSize(AT_A_TIME));
    }

    /** Sends when it is the delivery's turn. The future always succeeds. */
    Future<WebhookResult> send(Delivery delivery, WebhookTarget target, URI url) {
        Promise<WebhookResult> result = Promise.promise();
        context.runOnContext(started -> inOrder(delivery, target, url).onComplete(result));
        return result.future();
    }

    private Future<WebhookResult> inOrder(Delivery delivery, WebhookTarget target, URI url) {
        Future<?> delayed = delivery.delay().isZero()
                ? Future.succeededFuture()
                : vertx.timer(delivery.delay().toMillis());
        Future<WebhookResult> before = delivery.ordered() ? lastOfKey.get(delivery.key()) : null;
        Future<?> turn = before == null ? delayed : Future.join(before, delayed);
        Future<WebhookResult> sent = turn.transform(ready -> bounded(delivery, target, url));
        if (delivery.ordered()) {
            lastOfKey.put(delivery.key(), sent);
            sent.onComplete(done -> lastOfKey.remove(delivery.key(), sent));
        }
        return sent;
    }

    private Future<WebhookResult> bounded(Delivery delivery, WebhookTarget target, URI url) {
        Promise<WebhookResult> result = Promise.promise();
        waiting.add(() -> post(delivery, target, url)
                .onComplete(answer -> {
                    underWay--;
                    next();
                })
                .onComplete(result));
        next();
        return result.future();
    }

    private void next() {
        while (underWay < AT_A_TIME && !waiting.isEmpty()) {
            underWay++;
            waiting.remove().run();
        }
    }

    private Future<WebhookResult> post(Delivery delivery, WebhookTarget target, URI url) {
        // Inside the future, so that what cannot be sent fails like what could not be.
        return Future.succeededFuture()
                .compose(now -> exchange(SignedRequest.of(delivery.message(), target.security(), clock.instant()), url))
                .map(status -> (WebhookResult) new WebhookResult.Answered(status))
                // Without the message, which may hold the address and with it a secret.
                .otherwise(
                        failure -> new WebhookResult.Failed(failure.getClass().getSimpleName()));
    }

    private Future<Integer> exchange(SignedRequest signed, URI url) {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url.toString())
                .setTimeout(TIME_OUT.toMillis())
                .setHeaders(signed.headers());
        return client.request(request)
                .compose(opened -> opened.send(signed.body()))
                .compose(response -> response.body().map(body -> response.statusCode()));
    }
}
