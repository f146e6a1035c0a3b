package io.ordermesh.local;

import io.ordermesh.local.directory.RunDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Runs everything around a gateway, but not the gateway, until the process that started it ends.
 *
 * <p>For development: the gateway runs in Quarkus' development mode in the same build, which waits with {@link
 * LocalDevelopmentReady} until the configuration written here is there.
 */
public final class LocalDevelopment {

    private static final Path HOME = Path.of("target", "local");

    private static final Path LOG = HOME.resolve("stack.log");

    private final Resources resources = new Resources();

    private LocalDevelopment() {}

    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(HOME);
        // The console belongs to the development mode.
        PrintStream log = new PrintStream(LOG.toFile(), StandardCharsets.UTF_8);
        System.setOut(log);
        System.setErr(log);
        LocalLogging.configure();
        CompletableFuture<Ending> ending = Ending.awaited();
        LocalDevelopment development = new LocalDevelopment();
        Thread start = new Thread(() -> development.start(ending), "start");
        start.setDaemon(true);
        start.start();
        ending.join().end(development.resources);
    }

    private void start(CompletableFuture<Ending> ending) {
        try {
            run();
        } catch (StartFailure e) {
            fail(ending, String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            fail(ending, "The local stack could not start: " + e);
        }
    }

    private void run() {
        LocalSettings settings = LocalSettings.read();
        RunDirectory data = resources.keep(RunDirectory.create(HOME));
        DevelopmentState state = resources.keep(DevelopmentState.ofThisBuild(HOME));
        settings.requireFreePorts(List.of(LocalPort.values()), data.patienceForPorts());
        DemoMerchant demo = DemoMerchant.demo();
        LocalStack stack = LocalStack.start(settings, demo, data.path(), resources);
        GatewaySettings.of(
                        settings,
                        stack.kafka(),
                        stack.database(),
                        stack.sandbox().baseUrl(),
                        demo)
                .write(HOME.resolve("development.properties"));
        resources.keep(ChangeWatch.start(stack.kafka().bootstrapServers(), System.out::println));
        state.ready(Banner.of(settings, stack, demo, "this console", "in " + LOG));
    }

    private static void fail(CompletableFuture<Ending> ending, String sentence) {
        DevelopmentState.ofThisBuild(HOME).failed(sentence);
        ending.complete(Ending.failed(sentence));
    }
}
