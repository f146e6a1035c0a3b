package io.ordermesh.gateway.reconcile;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordermesh.gateway.event.Cause;
import io.ordermesh.gateway.event.EventDecoder;
import io.ordermesh.gateway.event.OrderMeshEvent;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.order.Journal;
import io.ordermesh.gateway.order.JournalKind;
import io.ordermesh.gateway.order.JournalLine;
import io.ordermesh.gateway.reconcile.Announcements.Heard;
import io.ordermesh.gateway.stream.DeadLetterTopic;
import io.ordermesh.gateway.stream.FailedCreations;
import io.ordermesh.gateway.telemetry.Metrics;
import io.ordermesh.gateway.work.Hint;
import io.quarkus.runtime.util.ExceptionUtil;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes pending reads of the records of the events topic. A batch is acknowledged only when all of its hints are
 * pending; until the database takes them, it is tried again. The API is never called here, so that a slow merchant holds
 * up no partition.
 */
@ApplicationScoped
class HintConsumer {

    /** What becomes of a record, for the metric. */
    private enum Taken {
        PENDING,
        REPORTED_FAILED,
        UNREADABLE,
        UNKNOWN_MERCHANT
    }

    private static final Logger LOG = Logger.getLogger(HintConsumer.class);
    private static final Duration STORE_LIMIT = Duration.ofSeconds(30);
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    /** For all copies of a batch together: the next batch waits for them. */
    private static final Duration COPY_LIMIT = Duration.ofSeconds(5);

    private final WebhookHints webhookHints;
    private final Announcements announcements;
    private final Journal journal;
    private final Pool pool;
    private final FailedCreations failedCreations;
    private final DeadLetterTopic deadLetters;
    private final ReadWorker worker;
    private final Merchants merchants;
    private final ObjectMapper json;
    private final Metrics metrics;

    HintConsumer(
            WebhookHints webhookHints,
            Announcements announcements,
            Journal journal,
            Pool pool,
            FailedCreations failedCreations,
            DeadLetterTopic deadLetters,
            ReadWorker worker,
            Merchants merchants,
            ObjectMapper json,
            Metrics metrics) {
        this.webhookHints = webhookHints;
        this.announcements = announcements;
        this.journal = journal;
        this.pool = pool;
        this.failedCreations = failedCreations;
        this.deadLetters = deadLetters;
        this.worker = worker;
        this.merchants = merchants;
        this.json = json;
        this.metrics = metrics;
    }

    /** A creation that OrderMesh reports as failed: there is no order to read. */
    private record Report(String merchant, OrderMeshEvent event, String place) {

        JournalLine line() {
            return new JournalLine(
                    merchant,
                    event.key(),
                    JournalKind.REPORTED_FAILED,
                    Cause.WEBHOOK,
                    null,
                    new JsonObject().put("responseCode", event.responseCode()));
        }
    }

    /** A batch, sorted by what is to be done with its records. */
    private record Sorted(List<Heard> hints, List<Report> reports, List<ConsumerRecord<String, byte[]>> unreadable) {}

    @Incoming("events")
    Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
        Sorted sorted = sort(records);
        return Uni.createFrom()
                .deferred(() -> take(sorted))
                .ifNoItem()
                .after(STORE_LIMIT)
                .fail()
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("Hints wait, the database does not take them: cause=%s", failure.toString()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely()
                .invoke(worker::nudge)
                .chain(() -> Uni.join()
                        .all(passOn(sorted), keepUnreadable(sorted))
                        .andFailFast()
                        .replaceWithVoid());
    }

    /** Tried for a while, so that a topic of its own that is not there holds up no hints; the journal has it anyway. */
    private Uni<Void> passOn(Sorted sorted) {
        return copy(
                sorted.reports(),
                report -> Uni.createFrom()
                        .deferred(() -> failedCreations.report(report.merchant(), report.event(), report.place()))
                        .onFailure()
                        .retry()
                        .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                        .expireIn(COPY_LIMIT.toMillis()),
                report -> report.merchant() + "/" + report.event().key().text(),
                "Failed creations could not be passed on, they stand in the journal alone");
    }

    /** The copies are for a person to look at; for want of them nothing waits, the records stay where they are. */
    private Uni<Void> keepUnreadable(Sorted sorted) {
        return copy(
                sorted.unreadable(),
                deadLetters::add,
                record -> record.topic() + "-" + record.partition() + "@" + record.offset(),
                "Records that hold no event could not be copied");
    }

    /** Sends all side by side, until one time that all share. Never fails; the first that was not sent is named. */
    private static <T> Uni<Void> copy(
            List<T> originals, Function<T, Uni<Void>> send, Function<T, String> name, String otherwise) {
        if (originals.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.join()
                .all(originals.stream()
                        .map(each -> send.apply(each)
                                .ifNoItem()
                                .after(COPY_LIMIT)
                                .fail()
                                .map(sent -> Optional.<Throwable>empty())
                                .onFailure()
                                .recoverWithItem(Optional::of))
                        .toList())
                .andFailFast()
                .invoke(failures -> {
                    List<Integer> lost = IntStream.range(0, originals.size())
                            .filter(index -> failures.get(index).isPresent())
                            .boxed()
                            .toList();
                    if (!lost.isEmpty()) {
                        LOG.warnf(
                                "%s: records=%d first=%s cause=%s",
                                otherwise,
                                lost.size(),
                                name.apply(originals.get(lost.get(0))),
                                kind(failures.get(lost.get(0)).orElseThrow()));
                    }
                })
                .replaceWithVoid();
    }

    private static String kind(Throwable failure) {
        return ExceptionUtil.getRootCause(failure).getClass().getSimpleName();
    }

    private Sorted sort(ConsumerRecords<String, byte[]> records) {
        Sorted sorted = new Sorted(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (ConsumerRecord<String, byte[]> record : records) {
            String merchant = merchant(record.key());
            Optional<OrderMeshEvent> event = event(record.value());
            if (merchant == null || event.isEmpty()) {
                LOG.warnf(
                        "Record holds no event: topic=%s partition=%d offset=%d",
                        record.topic(), record.partition(), record.offset());
                metrics.hint(Metrics.NO_MERCHANT, Taken.UNREADABLE);
                sorted.unreadable().add(record);
            } else if (event.get().reportedFailed()) {
                metrics.hint(tag(merchant), Taken.REPORTED_FAILED);
                sorted.reports().add(new Report(merchant, event.get(), record.partition() + "-" + record.offset()));
            } else {
                metrics.hint(tag(merchant), known(merchant) ? Taken.PENDING : Taken.UNKNOWN_MERCHANT);
                sorted.hints()
                        .add(new Heard(
                                new Hint(merchant, event.get().key(), Cause.WEBHOOK),
                                event.get().type()));
            }
        }
        return sorted;
    }

    /**
     * Another replica may know a merchant that this one does not, while a new configuration is rolled out. Its hints become
     * pending here too, and wait for who knows it.
     */
    private boolean known(String merchant) {
        return merchants.find(merchant).isPresent();
    }

    private String tag(String merchant) {
        return known(merchant) ? merchant : Metrics.NO_MERCHANT;
    }

    private Uni<Void> take(Sorted sorted) {
        List<Hint> hints = sorted.hints().stream().map(Heard::hint).toList();
        return pool.withTransaction(connection -> webhookHints
                        .enqueue(connection, hints)
                        .call(() -> announcements.heard(connection, sorted.hints()))
                        .call(() -> journal.add(
                                connection,
                                sorted.reports().stream().map(Report::line).toList())))
                .invoke(deferred ->
                        deferred.added().forEach((merchant, count) -> metrics.hintsDeferred(tag(merchant), count)))
                .replaceWithVoid();
    }

    private static @Nullable String merchant(@Nullable String recordKey) {
        int slash = recordKey == null ? -1 : recordKey.indexOf('/');
        return recordKey == null || slash < 1 ? null : recordKey.substring(0, slash);
    }

    private Optional<OrderMeshEvent> event(byte @Nullable [] value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            return EventDecoder.decode(json.readTree(value));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
