package io.ordermesh.local;

import io.ordermesh.local.database.EmbeddedDatabase;
import io.ordermesh.local.kafka.EmbeddedKafka;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The world around a gateway: Kafka, PostgreSQL and OrderMesh. */
record LocalStack(EmbeddedKafka kafka, EmbeddedDatabase database, LocalSandbox sandbox) {

    /** Starts everything, as much of it at once as can be; {@code resources} end it. */
    static LocalStack start(LocalSettings settings, DemoMerchant demo, Path data, Resources resources) {
        CompletableFuture<EmbeddedDatabase> database = CompletableFuture.supplyAsync(
                () -> EmbeddedDatabase.start(settings.port(LocalPort.POSTGRES), data.resolve("postgresql")));
        resources.keep(() -> endOnceStarted(database));
        CompletableFuture<EmbeddedKafka> kafka = CompletableFuture.supplyAsync(
                () -> EmbeddedKafka.start(settings.port(LocalPort.KAFKA), data.resolve("kafka")));
        resources.keep(() -> endOnceStarted(kafka));
        LocalSandbox sandbox = resources.keep(LocalSandbox.start(settings, demo));
        return new LocalStack(join("Kafka", kafka), join("PostgreSQL", database), sandbox);
    }

    /** Its data must not go while the server starts, which would write it anew: nobody would find it then. */
    private static <T extends AutoCloseable> void endOnceStarted(CompletableFuture<T> server) throws Exception {
        @Nullable T started = server.handle((running, failure) -> running).join();
        if (started != null) {
            started.close();
        }
    }

    private static <T> T join(String name, CompletableFuture<T> started) {
        try {
            return started.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof StartFailure failure) {
                throw failure;
            }
            throw new StartFailure(name + " did not start: " + cause.getMessage(), cause);
        }
    }
}
