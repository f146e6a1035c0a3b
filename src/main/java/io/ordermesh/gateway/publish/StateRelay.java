package io.ordermesh.gateway.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordermesh.gateway.configuration.ConfigurationProblems;
import io.ordermesh.gateway.loop.Loop;
import io.ordermesh.gateway.loop.Loops;
import io.ordermesh.gateway.order.OrderChanged;
import io.ordermesh.gateway.order.OrderDocument;
import io.ordermesh.gateway.order.PersonalDataSettings;
import io.ordermesh.gateway.order.PersonalDataSettings.Places;
import io.ordermesh.gateway.order.Publications;
import io.ordermesh.gateway.order.Publications.Publication;
import io.ordermesh.gateway.stream.KafkaSettings;
import io.ordermesh.gateway.stream.RecordSender;
import io.ordermesh.gateway.telemetry.Metrics;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.util.ExceptionUtil;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends each row's newest revision to the state topic, at least once and for one order in the order of its revisions,
 * whatever dies in between. See {@link Publications} for the protocol.
 */
@Singleton
class StateRelay {

    /** What became of a record, for the metric. */
    private enum Sent {
        ACKNOWLEDGED,
        UNACKNOWLEDGED,
        /** No record can be made of the row, or none that Kafka takes. It surely is not on the topic. */
        UNWRITABLE
    }

    /** A claimed row, and why it may not be on the topic. */
    private record Sending(
            Publication publication, Sent sent, @Nullable Throwable failure) {

        Sending(Publication publication) {
            this(publication, Sent.ACKNOWLEDGED, null);
        }
    }

    private static final Logger LOG = Logger.getLogger(StateRelay.class);
    private static final Duration RESEND_EVERY = Duration.ofSeconds(1);

    private final Publications publications;
    private final RecordSender sender;
    private final ObjectMapper json;
    private final Places personalData;
    private final PublishSettings settings;
    private final String topic;
    private final Duration sendWithin;
    private final Loops loops;
    private final Metrics metrics;
    private @Nullable Loop loop;
    private long nextResend = System.nanoTime();

    StateRelay(
            Publications publications,
            RecordSender sender,
            ObjectMapper json,
            PersonalDataSettings personalData,
            PublishSettings settings,
            KafkaSettings kafka,
            Loops loops,
            Metrics metrics) {
        this.publications = publications;
        this.sender = sender;
        this.json = json;
        this.personalData = personalData.data();
        this.settings = settings;
        this.topic = kafka.ordersTopic();
        this.sendWithin = settings.lease().minus(kafka.deliveryTimeout());
        this.loops = loops;
        this.metrics = metrics;
    }

    static void check(@Observes ConfigurationProblems problems, PublishSettings settings, KafkaSettings kafka) {
        problems.addUnless(
                settings.lease().compareTo(kafka.deliveryTimeout().multipliedBy(2)) >= 0,
                "GATEWAY_PUBLISH_LEASE (" + settings.lease()
                        + ") must be at least twice GATEWAY_KAFKA_DELIVERY_TIMEOUT (" + kafka.deliveryTimeout()
                        + "), so that no record is under way when the lease ends.");
    }

    void start(@Observes StartupEvent event) {
        loop = loops.start("state-relay", settings.poll(), this::turn);
    }

    void changed(@Observes OrderChanged event) {
        if (loop != null) {
            loop.nudge();
        }
    }

    private Uni<Boolean> turn() {
        return resendOverdue().chain(this::sendSome);
    }

    /** Now and then, also while there is much to send. */
    private Uni<Void> resendOverdue() {
        long now = System.nanoTime();
        if (now - nextResend < 0) {
            return Uni.createFrom().voidItem();
        }
        nextResend = now + RESEND_EVERY.toNanos();
        return publications.resendOverdue().replaceWithVoid();
    }

    private Uni<Boolean> sendSome() {
        UUID lease = UUID.randomUUID();
        // Whoever stands still after the claim sends nothing that may arrive when the lease is another's.
        long latest = System.nanoTime() + sendWithin.toNanos();
        return publications
                .claim(settings.batch(), lease, settings.lease(), settings.resendAfter())
                .chain(claimed -> claimed.isEmpty() ? Uni.createFrom().item(false) : send(claimed, lease, latest));
    }

    private Uni<Boolean> send(List<Publication> claimed, UUID lease, long latest) {
        return Uni.join()
                .all(claimed.stream().map(each -> send(each, latest)).toList())
                .andFailFast()
                .invoke(this::tell)
                .chain(sendings -> settle(sendings, lease));
    }

    /** Never fails: a row that cannot be sent holds up none of the others. It is tried again when its lease runs out. */
    private Uni<Sending> send(Publication publication, long latest) {
        ProducerRecord<String, byte[]> record;
        try {
            record = record(publication);
        } catch (RuntimeException unwritable) {
            return Uni.createFrom().item(new Sending(publication, Sent.UNWRITABLE, unwritable));
        }
        return sender.send(record, latest)
                .replaceWith(new Sending(publication))
                .onFailure(RecordSender::isTooLarge)
                .recoverWithItem(failure -> new Sending(publication, Sent.UNWRITABLE, failure))
                .onFailure()
                .recoverWithItem(failure -> new Sending(publication, Sent.UNACKNOWLEDGED, failure));
    }

    private Uni<Boolean> settle(List<Sending> sendings, UUID lease) {
        List<Sending> unacknowledged = only(Sent.UNACKNOWLEDGED, sendings);
        return publications
                .note(documents(only(Sent.ACKNOWLEDGED, sendings)), lease)
                .chain(healed -> publications
                        .doubt(documents(unacknowledged), lease, settings.resendAfter())
                        .map(doubted -> healed + doubted))
                .invoke(again -> {
                    if (again > 0) {
                        LOG.infof("Rows are sent again, their lease was lost while they were sent: rows=%d", again);
                    }
                })
                .chain(() -> unacknowledged.isEmpty()
                        ? Uni.createFrom().item(true)
                        : Uni.createFrom()
                                .failure(new IllegalStateException(
                                        "The broker did not acknowledge changes, they are sent again: "
                                                + told(unacknowledged))));
    }

    private void tell(List<Sending> sendings) {
        sendings.forEach(
                sending -> metrics.published(sending.publication().document().merchant(), sending.sent()));
        List<Sending> unwritable = only(Sent.UNWRITABLE, sendings);
        if (!unwritable.isEmpty()) {
            LOG.warnf("Changes cannot be sent as they are, they are tried again: %s", told(unwritable));
        }
    }

    /** How many, and the first. The kind of its failure alone: a message may repeat what stands in the order. */
    private static String told(List<Sending> failed) {
        OrderDocument first = failed.get(0).publication().document();
        Throwable failure = failed.get(0).failure();
        String kind = failure == null
                ? "none"
                : ExceptionUtil.getRootCause(failure).getClass().getSimpleName();
        return "rows=" + failed.size() + " first=" + first.merchant() + "/" + first.orderId() + " cause=" + kind;
    }

    private static List<Sending> only(Sent sent, List<Sending> sendings) {
        return sendings.stream().filter(sending -> sending.sent() == sent).toList();
    }

    private static List<OrderDocument> documents(List<Sending> sendings) {
        return sendings.stream()
                .map(sending -> sending.publication().document())
                .toList();
    }

    /** The aggregate as a CloudEvent in binary content mode; a tombstone for an order that is gone or erased. */
    private ProducerRecord<String, byte[]> record(Publication publication) {
        OrderDocument order = publication.document();
        byte[] value = order.gone() || publication.erased() ? null : value(publication);
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, order.merchant() + "/" + order.orderId(), value);
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", order.merchant() + "/" + order.orderId() + "/" + order.revision());
        header(record, "ce_source", "urn:ordermesh-gateway:" + order.merchant());
        header(record, "ce_type", "io.ordermesh.gateway.order." + type(publication));
        header(record, "ce_subject", order.orderId());
        header(record, "ce_time", order.changedAt().toString());
        header(record, "ce_merchant", order.merchant());
        header(record, "ce_revision", Long.toString(order.revision()));
        if (value != null) {
            header(record, "ce_dataschema", OrderDocument.SCHEMA);
        }
        header(record, "content-type", "application/json");
        return record;
    }

    private static String type(Publication publication) {
        return publication.erased() ? "erased" : publication.document().gone() ? "gone" : "state";
    }

    private byte[] value(Publication publication) {
        try {
            OrderDocument document = publication.document();
            return json.writeValueAsBytes(
                    personalData.topics()
                            ? document.with(publication.snapshot(), json)
                            : document.withoutPersonalData(publication.snapshot(), json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Documents can be written as JSON", e);
        }
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
