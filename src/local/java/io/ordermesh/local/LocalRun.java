package io.ordermesh.local;

import io.ordermesh.local.directory.RunDirectory;
import io.ordermesh.local.process.GatewayLaunch;
import io.ordermesh.local.process.GatewayProcess;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Runs the packaged gateway beside everything it needs, until Ctrl-C. The one argument is the path of its jar. */
public final class LocalRun {

    private static final Path HOME = Path.of("target", "local");
    private static final Path LOG = HOME.resolve("gateway.log");
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final String HEAP = "-Xmx256m";
    private static final int EXIT_CODE_OUT_OF_MEMORY = 3;

    private final Path jar;
    private final Resources resources = new Resources();
    private final GatewayConsole gatewayConsole = new GatewayConsole(System.out::println);

    private LocalRun(Path jar) {
        this.jar = jar;
    }

    public static void main(String[] arguments) {
        Utf8Console.use();
        LocalLogging.configure();
        CompletableFuture<Ending> ending = Ending.awaited();
        LocalRun run =
                new LocalRun(Path.of(arguments.length == 0 ? "target/quarkus-app/quarkus-run.jar" : arguments[0]));
        Thread start = new Thread(() -> run.start(ending), "start");
        start.setDaemon(true);
        start.start();
        Ending end = ending.join();
        run.gatewayConsole.fallSilent();
        end.end(run.resources);
    }

    private void start(CompletableFuture<Ending> ending) {
        try {
            run(ending);
        } catch (StartFailure e) {
            ending.complete(Ending.failed(String.valueOf(e.getMessage())));
        } catch (RuntimeException | Error e) {
            ending.complete(Ending.failed("The local run could not start: " + e));
        }
    }

    private void run(CompletableFuture<Ending> ending) {
        if (!Files.isRegularFile(jar)) {
            throw new StartFailure("There is no packaged gateway at " + jar + ": build it with ./mvnw -Plocal.");
        }
        LocalSettings settings = LocalSettings.read();
        RunDirectory data = resources.keep(RunDirectory.create(HOME));
        settings.requireFreePorts(List.of(LocalPort.values()), data.patienceForPorts());
        DemoMerchant demo = DemoMerchant.demo();
        LocalStack stack = LocalStack.start(settings, demo, data.path(), resources);
        GatewayProcess gateway = resources.keep(GatewayProcess.start(launch(settings, stack, demo, data.path())));
        CompletionStage<Integer> exit = gateway.onExit();
        exit.thenAccept(code -> ending.complete(endedByItself(code)));
        awaitReady(gateway, URI.create(settings.url(LocalPort.MANAGEMENT) + "/q/health/ready"));
        System.out.println(Banner.of(settings, stack, demo, LOG.toString(), "below"));
        resources.keep(ChangeWatch.start(stack.kafka().bootstrapServers(), System.out::println));
    }

    private GatewayLaunch launch(LocalSettings settings, LocalStack stack, DemoMerchant demo, Path temporary) {
        Map<String, String> environment = GatewaySettings.of(
                        settings,
                        stack.kafka(),
                        stack.database(),
                        stack.sandbox().baseUrl(),
                        demo)
                .environment();
        List<String> options = List.of(
                HEAP,
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                // It is to be there soon, and lives for a while only.
                "-XX:TieredStopAtLevel=1",
                "-XX:MetaspaceSize=160m",
                // What a gateway that is killed leaves goes with the data of the run.
                "-Djava.io.tmpdir=" + temporary,
                // Two seconds in which what was read is stored: for rows that nobody keeps.
                "-Dmp.messaging.incoming.events.graceful-shutdown=false");
        return new GatewayLaunch(jar, options, environment, LOG, gatewayConsole);
    }

    private void awaitReady(GatewayProcess gateway, URI health) {
        try {
            gateway.awaitReady(health, READY_WITHIN);
        } catch (IllegalStateException e) {
            throw new StartFailure(e.getMessage() + withLastLines(), e);
        }
    }

    private Ending endedByItself(int exitCode) {
        String why = exitCode == EXIT_CODE_OUT_OF_MEMORY
                ? "The gateway ended since its memory is full (" + HEAP + ")"
                : "The gateway ended by itself, with exit code " + exitCode;
        return Ending.failed(why + withLastLines());
    }

    private String withLastLines() {
        return ". The last lines of " + LOG + ":" + System.lineSeparator() + gatewayConsole.lastLines();
    }
}
