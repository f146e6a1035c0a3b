package io.ordermesh.gateway.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordermesh.gateway.event.OrderMeshEvent;
import io.ordermesh.gateway.merchant.Merchant;
import io.ordermesh.gateway.stream.EventPublisher;
import io.ordermesh.gateway.stream.EventRecord;
import io.ordermesh.gateway.telemetry.Metrics;
import io.ordermesh.gateway.verification.DeliveryVerifier;
import io.ordermesh.gateway.webhook.Decoded.Events;
import io.ordermesh.gateway.webhook.Decoded.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

/**
 * Where OrderMesh delivers its webhooks. Answers 202 once all events of a delivery are durable, on the broker or in the
 * spool; else one of {@link Rejection}, and then nothing of the delivery is stored.
 */
@Path("/webhooks/{merchant}/{token}")
public class WebhookResource {

    /** The outcome that is no rejection, for the metric. */
    private enum Accepted {
        ACCEPTED
    }

    /** How many events were made durable. */
    record Receipt(int accepted) {}

    private static final Logger LOG = Logger.getLogger(WebhookResource.class);

    private final DeliveryVerifier verifier;
    private final DeliveryDecoder decoder;
    private final EventPublisher publisher;
    private final WebhookSettings settings;
    private final ObjectMapper json;
    private final Metrics metrics;
    private final Semaphore inFlight;

    WebhookResource(
            DeliveryVerifier verifier,
            EventPublisher publisher,
            WebhookSettings settings,
            ObjectMapper json,
            Metrics metrics) {
        this.verifier = verifier;
        this.decoder = new DeliveryDecoder(json, settings.maxEvents());
        this.publisher = publisher;
        this.settings = settings;
        this.json = json;
        this.metrics = metrics;
        this.inFlight = new Semaphore(settings.maxInFlight());
    }

    /** Takes one delivery. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> receive(
            @PathParam("merchant") String merchantId, @PathParam("token") String token, byte[] body) {
        Instant receivedAt = Instant.now();
        Optional<Merchant> verified = verifier.verify(merchantId, token);
        if (verified.isEmpty()) {
            return refuse(Metrics.NO_MERCHANT, Rejection.UNVERIFIED, receivedAt);
        }
        Merchant merchant = verified.get();
        if (body.length > settings.maxBodySize().asLongValue()) {
            return refuse(merchant.id(), Rejection.TOO_LARGE, receivedAt);
        }
        Decoded decoded = decoder.decode(body);
        if (decoded instanceof Refused refused) {
            return refuse(merchant.id(), refused.reason(), receivedAt);
        }
        List<OrderMeshEvent> events = ((Events) decoded).events();
        if (!events.stream().allMatch(event -> verifier.belongsTo(merchant, event))) {
            return refuse(merchant.id(), Rejection.FOREIGN_SUBSCRIBER, receivedAt);
        }
        return store(merchant, events, receivedAt);
    }

    private Uni<Response> store(Merchant merchant, List<OrderMeshEvent> events, Instant receivedAt) {
        if (!inFlight.tryAcquire()) {
            return refuse(merchant.id(), Rejection.OVERLOADED, receivedAt);
        }
        return Uni.createFrom()
                .deferred(() -> publisher.publish(records(merchant, events, receivedAt)))
                .onTermination()
                .invoke(inFlight::release)
                .map(stored -> {
                    metrics.delivery(merchant.id(), Accepted.ACCEPTED, since(receivedAt));
                    return Response.accepted(new Receipt(events.size())).build();
                })
                .onFailure()
                .recoverWithUni(() -> refuse(merchant.id(), Rejection.NOT_STORED, receivedAt));
    }

    private List<EventRecord> records(Merchant merchant, List<OrderMeshEvent> events, Instant receivedAt) {
        String delivery = UUID.randomUUID().toString();
        List<EventRecord> records = new ArrayList<>(events.size());
        for (OrderMeshEvent event : events) {
            records.add(EventRecord.of(merchant, event, delivery + "-" + records.size(), receivedAt, json));
        }
        return records;
    }

    private Uni<Response> refuse(String merchant, Rejection reason, Instant receivedAt) {
        // Anybody can send what is not verified, so it must not fill the log.
        LOG.logf(
                reason == Rejection.UNVERIFIED ? Level.DEBUG : Level.INFO,
                "Delivery refused: merchant=%s reason=%s",
                merchant,
                reason);
        metrics.delivery(merchant, reason, since(receivedAt));
        return Uni.createFrom().failure(reason.answer(settings.retryAfter()));
    }

    private static Duration since(Instant receivedAt) {
        return Duration.between(receivedAt, Instant.now());
    }
}
