package io.ordermesh.gateway.loop;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Starts the loops, knows which of them stand still, and stops them with the application. */
@Singleton
public class Loops {

    private static final Logger LOG = Logger.getLogger(Loops.class);
    /** A turn begins when it is due and ends, or is abandoned, well within this. */
    private static final Duration STUCK_AFTER = Duration.ofMinutes(3);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Clock clock;
    private final List<Loop> loops = new CopyOnWriteArrayList<>();

    Loops(Vertx vertx) {
        this.vertx = vertx;
        this.clock = Clock.systemUTC();
    }

    /** Starts a loop; see {@link Loop}. */
    public Loop start(String name, Duration rest, Supplier<Uni<Boolean>> turn) {
        Loop loop = new Loop(vertx, name, rest, turn);
        loops.add(loop);
        loop.start();
        return loop;
    }

    /** Names of the loops whose turn was due minutes ago and has not ended: they will not come back by themselves. */
    public List<String> stuck() {
        return loops.stream()
                .filter(loop -> loop.dueBy().isBefore(clock.instant().minus(STUCK_AFTER)))
                .map(Loop::name)
                .toList();
    }

    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        loops.forEach(loop -> ends.add(loop.stop()));
        try {
            CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new))
                    .get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.info("Not every loop ended its turn in time; leases free what they held");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
