package io.ordermesh.gateway.stream;

import io.ordermesh.gateway.loop.Loop;
import io.ordermesh.gateway.loop.Loops;
import io.ordermesh.gateway.stream.EventSpool.Spooled;
import io.ordermesh.gateway.telemetry.Metrics;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Brings spooled events to the broker once it is back. They leave the spool only when it has acknowledged them. */
@Singleton
class SpoolRelay {

    private static final Duration REST = Duration.ofSeconds(2);
    private static final int BATCH = 200;

    private final EventSpool spool;
    private final RecordSender sender;
    private final KafkaSettings kafka;
    private final Loops loops;
    private final Metrics metrics;
    private @Nullable Loop loop;

    SpoolRelay(EventSpool spool, RecordSender sender, KafkaSettings kafka, Loops loops, Metrics metrics) {
        this.spool = spool;
        this.sender = sender;
        this.kafka = kafka;
        this.loops = loops;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        loop = loops.start("spool-relay", REST, this::relay);
    }

    /** There is something in the spool. */
    void nudge() {
        if (loop != null) {
            loop.nudge();
        }
    }

    private Uni<Boolean> relay() {
        return spool.claim(BATCH)
                .chain(claimed -> claimed.isEmpty() ? Uni.createFrom().item(false) : send(claimed));
    }

    private Uni<Boolean> send(List<Spooled> claimed) {
        List<Uni<Boolean>> sends = claimed.stream()
                .map(each -> sender.send(each.event().forTopic(topic(each.event())))
                        .replaceWith(true)
                        .onFailure()
                        .recoverWithItem(false))
                .toList();
        return Uni.join().all(sends).andFailFast().chain(acknowledged -> {
            Map<Boolean, List<Long>> ids = IntStream.range(0, claimed.size())
                    .boxed()
                    .collect(Collectors.partitioningBy(
                            acknowledged::get,
                            Collectors.mapping(index -> claimed.get(index).id(), Collectors.toList())));
            return settle(ids.getOrDefault(true, List.of()), ids.getOrDefault(false, List.of()));
        });
    }

    private String topic(EventRecord event) {
        return event.isDeadLetter() ? kafka.deadLetterTopic() : kafka.eventsTopic();
    }

    private Uni<Boolean> settle(List<Long> sent, List<Long> unsent) {
        return spool.remove(sent)
                .chain(() -> spool.release(unsent))
                .invoke(() -> metrics.unspooled(sent.size()))
                .chain(() -> unsent.isEmpty()
                        ? Uni.createFrom().item(true)
                        : Uni.createFrom().failure(new IllegalStateException("The broker took no spooled events")));
    }
}
