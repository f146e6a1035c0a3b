package io.ordermesh.gateway.webhook;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.ordermesh.gateway.merchant.Merchant;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.problem.TraceIds;
import io.ordermesh.gateway.telemetry.Metrics;
import io.ordermesh.gateway.verification.DeliveryBody;
import io.ordermesh.gateway.verification.DeliveryHead;
import io.ordermesh.gateway.verification.Verification;
import io.ordermesh.gateway.verification.Verification.Pending;
import io.ordermesh.gateway.verification.Verification.Unverified;
import io.ordermesh.gateway.verification.Verification.Verified;
import io.ordermesh.gateway.webhook.Admission.Place;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Takes one delivery: judges its head, reads its body within bounds, has its proof completed and its events stored, and
 * answers 202 once they are durable, else one of {@link Rejection}; then nothing of the delivery is stored.
 */
@Singleton
class DeliveryReceiver {

    private static final Logger LOG = Logger.getLogger(DeliveryReceiver.class);

    /** The outcomes that are no rejection, for the metric. */
    enum Outcome {
        ACCEPTED,
        /** The sender went away in the middle of the body. */
        CUT_OFF
    }

    private final EventStorage storage;
    private final RateLimits rateLimits;
    private final WebhookSettings settings;
    private final Metrics metrics;
    private final RefusalLog log = new RefusalLog();
    private final Admission admission;
    private final int maxBodySize;

    DeliveryReceiver(EventStorage storage, Merchants merchants, WebhookSettings settings, Metrics metrics) {
        this.storage = storage;
        this.settings = settings;
        this.metrics = metrics;
        this.rateLimits = new RateLimits(merchants.all(), settings.maxPerSecond());
        this.admission = new Admission(settings.maxInFlight(), merchants.all().size());
        this.maxBodySize = Math.toIntExact(settings.maxBodySize().asLongValue());
    }

    void receive(Exchange exchange, DeliveryHead head, Verification verification) {
        if (verification instanceof Unverified unverified) {
            refuse(exchange, unverified);
            return;
        }
        String merchant = verification instanceof Pending pending
                ? pending.merchant()
                : ((Verified) verification).merchant().id();
        Optional<ContentEncoding> encoding =
                ContentEncoding.of(head.header(HttpHeaderNames.CONTENT_ENCODING.toString()));
        String expectation = exchange.request().getHeader(HttpHeaderNames.EXPECT);
        if (encoding.isEmpty()) {
            exchange.header(HttpHeaderNames.ACCEPT_ENCODING, "gzip, deflate, identity");
            refuse(exchange, merchant, Rejection.UNKNOWN_ENCODING);
        } else if (exchange.declaredLength() != Long.MAX_VALUE && exchange.declaredLength() > maxBodySize) {
            refuse(exchange, merchant, Rejection.TOO_LARGE);
        } else if (expectation != null && !HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(expectation)) {
            refuse(exchange, merchant, Rejection.UNKNOWN_EXPECTATION);
        } else {
            read(exchange, merchant, verification, encoding.get());
        }
    }

    private void read(Exchange exchange, String merchant, Verification verification, ContentEncoding encoding) {
        Place place = admission.tryAdmit(
                merchant, () -> exchange.onContext(() -> refuse(exchange, merchant, Rejection.OVERLOADED)));
        if (place == null) {
            refuse(exchange, merchant, Rejection.OVERLOADED);
            return;
        }
        if (exchange.request().getHeader(HttpHeaderNames.EXPECT) != null) {
            exchange.request().response().writeContinue();
        }
        BodyReader.read(exchange, maxBodySize, new BodyReader.End() {
            @Override
            public void whole(byte[] body) {
                place.bodyRead();
                exchange.bodyRead();
                try {
                    decoded(exchange, place, merchant, verification, encoding, body);
                } catch (RuntimeException e) {
                    // A scheme that fails must not keep the place, nor leave the sender without a response.
                    place.release();
                    LOG.errorf(
                            "A delivery could not be judged: merchant=%s traceId=%s failure=%s",
                            merchant, TraceIds.current(), e.getClass().getName());
                    refuse(exchange, merchant, Rejection.NOT_STORED);
                }
            }

            @Override
            public void tooLarge() {
                place.release();
                refuse(exchange, merchant, Rejection.TOO_LARGE);
            }

            @Override
            public void cutOff() {
                place.release();
                metrics.delivery(merchant, Outcome.CUT_OFF, exchange.took());
                log.refused(merchant, Outcome.CUT_OFF, TraceIds.current());
            }
        });
    }

    private void decoded(
            Exchange exchange,
            Place place,
            String merchant,
            Verification verification,
            ContentEncoding encoding,
            byte[] received) {
        DeliveryBody body;
        try {
            body = new DeliveryBody(received, encoding.decode(received, maxBodySize));
        } catch (ContentEncoding.TooLarge e) {
            place.release();
            refuse(exchange, merchant, Rejection.TOO_LARGE);
            return;
        } catch (IOException e) {
            place.release();
            refuse(exchange, merchant, Rejection.BAD_ENCODING);
            return;
        }
        Verification complete = verification instanceof Pending pending ? pending.complete(body) : verification;
        if (complete instanceof Verified verified) {
            store(exchange, place, verified.merchant(), body.decoded());
        } else {
            place.release();
            refuse(exchange, (Unverified) complete);
        }
    }

    private void store(Exchange exchange, Place place, Merchant merchant, byte[] body) {
        Optional<Duration> wait = rateLimits.tryTake(merchant);
        if (wait.isPresent()) {
            place.release();
            exchange.header(
                    HttpHeaderNames.RETRY_AFTER, Long.toString(wait.get().toSeconds()));
            refuse(exchange, merchant.id(), Rejection.TOO_OFTEN);
            return;
        }
        Uni.createFrom()
                .deferred(() -> storage.store(merchant, body, exchange.receivedAt()))
                .onTermination()
                .invoke(place::release)
                .subscribe()
                .with(
                        result -> exchange.onContext(() -> answer(exchange, merchant, result)),
                        failure -> exchange.onContext(() -> refuse(exchange, merchant.id(), Rejection.NOT_STORED)));
    }

    private void answer(Exchange exchange, Merchant merchant, EventStorage.Result result) {
        if (result instanceof EventStorage.Result.Refused refused) {
            refuse(exchange, merchant.id(), refused.reason());
        } else if (result instanceof EventStorage.Result.Stored stored) {
            metrics.delivery(merchant.id(), Outcome.ACCEPTED, exchange.took());
            exchange.respond(
                    202,
                    MediaType.APPLICATION_JSON,
                    Buffer.buffer("{\"accepted\":" + stored.accepted() + ",\"unusable\":" + stored.unusable() + "}"));
        }
    }

    /** Who is not verified learns nothing but that; neither does the log, which anybody could fill. */
    private void refuse(Exchange exchange, Unverified unverified) {
        metrics.unverified(unverified.merchant(), unverified.scheme(), unverified.reason());
        metrics.delivery(Metrics.NO_MERCHANT, Rejection.UNVERIFIED, exchange.took());
        exchange.problem(Rejection.UNVERIFIED.problem());
    }

    private void refuse(Exchange exchange, String merchant, Rejection reason) {
        if (exchange.ended()) {
            return;
        }
        log.refused(merchant, reason, TraceIds.current());
        metrics.delivery(merchant, reason, exchange.took());
        if (reason.status() == 503) {
            exchange.header(
                    HttpHeaderNames.RETRY_AFTER,
                    Long.toString(settings.retryAfter().toSeconds()));
        }
        exchange.problem(reason.problem());
    }
}
