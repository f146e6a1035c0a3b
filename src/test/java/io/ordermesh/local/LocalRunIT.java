package io.ordermesh.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.ordermesh.Beside;
import io.ordermesh.local.directory.Directories;
import io.ordermesh.local.process.LocalPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a newcomer sees of a local run, and that nothing of it is left behind, whatever ends it. */
@Beside
@Order(7)
@ResourceLock(Beside.SEVERAL_PROCESSES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalRunIT {

    private static final String LAST_LINE_OF_BANNER = "Ctrl-C ends everything";
    private static final String CHANGE = "^\\d\\d:\\d\\d:\\d\\d  demo  M-\\d+  .*revision \\d+$";

    /** Full before the broker runs. */
    private static final String TINY_HEAP = "-Xmx16m";

    /** One for all, since PostgreSQL's programs are unpacked into it. */
    private final Path directory = temporaryDirectory();

    private final Map<LocalPort, Integer> ports = LocalRunProcess.freePorts();

    @AfterAll
    void removeDirectory() {
        Directories.remove(directory);
    }

    @Test
    void whicheverProcessIsKilledNothingIsLeftAndTheNextStartWorksAtOnce() throws Exception {
        List<ProcessHandle> ofTheFirst;
        try (LocalRunProcess run = LocalRunProcess.start(directory, ports)) {
            run.awaitLine(LAST_LINE_OF_BANNER);
            bannerTellsEverything(run.lines());
            run.awaitLine(CHANGE);
            nothingListensToOtherMachines(run);
            ofTheFirst = run.processes();

            run.kill();
        }
        try (LocalRunProcess run = LocalRunProcess.start(directory, ports)) {
            LocalRunProcess.awaitEndOf(ofTheFirst);
            run.awaitLine(LAST_LINE_OF_BANNER);
            List<ProcessHandle> processes = run.processes();

            run.gateway().destroyForcibly();

            assertThat(run.awaitEnd()).isEqualTo(1);
            assertThat(run.lines())
                    .anyMatch(line -> line.startsWith("The gateway ended by itself, with exit code 137."));
            nothingIsLeftOf(processes);
        }
    }

    @Test
    void ctrlCEndsEverything() throws Exception {
        assumeFalse(LocalRunProcess.interruptsAreIgnored(), "Whoever ignores interrupts has its children ignore them");
        try (LocalRunProcess run = LocalRunProcess.start(directory, ports)) {
            run.awaitLine(LAST_LINE_OF_BANNER);
            List<ProcessHandle> processes = run.processes();

            run.interrupt();

            assertThat(run.awaitEnd()).isZero();
            assertThat(run.lines()).noneMatch(LocalRunIT::tellsOfTrouble);
            nothingIsLeftOf(processes);
        }
    }

    @Test
    void toldToEndWhileItStartsItEndsEverything() throws Exception {
        try (LocalRunProcess run = LocalRunProcess.start(directory, ports)) {
            run.awaitDatabase();
            List<ProcessHandle> processes = run.processes();

            run.terminate();

            // 143 before the launcher has come to listen for it.
            assertThat(run.awaitEnd()).isIn(0, 143);
            assertThat(run.lines()).noneMatch(LocalRunIT::tellsOfTrouble);
            nothingIsLeftOf(processes);
        }
    }

    @Test
    void aPortThatIsTakenIsNamedWithItsSettingInOneSentence() throws Exception {
        int taken = Objects.requireNonNull(ports.get(LocalPort.KAFKA));
        try (ServerSocket somebody = new ServerSocket(taken, 1, InetAddress.getLoopbackAddress());
                LocalRunProcess run = LocalRunProcess.start(directory, ports)) {
            assertThat(somebody.isBound()).isTrue();

            assertThat(run.awaitEnd()).isEqualTo(1);
            assertThat(run.lines())
                    .singleElement(STRING)
                    .contains("Port " + taken + ", where Kafka is to listen, is taken", "-Dlocal.kafka.port=");
        }
    }

    @Test
    void aFullMemoryEndsItAtOnceAndIsNamedInOneSentence() throws Exception {
        try (LocalRunProcess run =
                LocalRunProcess.start(directory, ports, LocalRunProcess.packagedGateway(), TINY_HEAP)) {
            assertThat(run.awaitEnd()).isEqualTo(3);
            assertThat(run.lines())
                    .containsExactly("The local run ended since its memory is full"
                            + " (-Xmx384m in src/local/jvm/run.options).");
        }
    }

    @Test
    void aFullMemoryOfTheGatewayIsNamed() throws Exception {
        try (LocalRunProcess run = LocalRunProcess.start(directory, ports, Hoarder.jar(directory))) {
            assertThat(run.awaitEnd()).isEqualTo(1);
            assertThat(run.lines())
                    .anyMatch(line -> line.startsWith("The gateway ended since its memory is full (-Xmx256m)."));
        }
    }

    @Test
    void aFullMemoryEndsDevelopmentAndIsNamedInItsLog() throws Exception {
        try (LocalRunProcess run = LocalRunProcess.startDevelopment(directory, ports, TINY_HEAP)) {
            assertThat(run.awaitEnd()).isEqualTo(3);
            assertThat(Files.readAllLines(directory.resolve("target/local/stack.log")))
                    .contains("The local stack ended since its memory is full"
                            + " (-Xmx384m in src/local/jvm/development.options).");
        }
    }

    private static void nothingListensToOtherMachines(LocalRunProcess run) throws IOException {
        if (ListeningSockets.canBeListed()) {
            // The five that have a port of their own, and the controller of Kafka.
            assertThat(run.listeningAddresses())
                    .hasSizeGreaterThanOrEqualTo(LocalPort.values().length + 1)
                    .allMatch(ListeningSockets::isLoopback);
        }
    }

    private void bannerTellsEverything(List<String> lines) {
        assertThat(lines)
                .anyMatch(line -> line.matches(" *gateway +" + url(LocalPort.GATEWAY)))
                .anyMatch(line -> line.matches(" *health +" + url(LocalPort.MANAGEMENT) + "/q/health"))
                .anyMatch(line -> line.matches(" *metrics +" + url(LocalPort.MANAGEMENT) + "/q/metrics"))
                .anyMatch(line -> line.matches(" *sandbox +" + url(LocalPort.SANDBOX) + " .*"))
                .anyMatch(line -> line.matches(" *Kafka +127.0.0.1:" + ports.get(LocalPort.KAFKA)))
                .anyMatch(line -> line.matches(
                        " *PostgreSQL +postgresql://127.0.0.1:" + ports.get(LocalPort.POSTGRES) + "/gateway .*"));
        assertThat(lines.stream().map(String::strip).filter(line -> line.startsWith("curl ")))
                .satisfiesExactly(
                        orders -> assertThat(orders).endsWith(url(LocalPort.GATEWAY) + "/api/v1/orders"),
                        order -> assertThat(order).endsWith(url(LocalPort.SANDBOX) + "/sandbox/orders"),
                        health -> assertThat(health).endsWith(url(LocalPort.MANAGEMENT) + "/q/health"));
    }

    private static boolean tellsOfTrouble(String line) {
        return line.contains("Exception") || line.contains("SLF4J") || line.contains("did not");
    }

    private String url(LocalPort port) {
        return "http://127.0.0.1:" + ports.get(port);
    }

    /** No process of those that ran, nobody at its ports, and no data. */
    private void nothingIsLeftOf(List<ProcessHandle> processes) throws IOException {
        LocalRunProcess.awaitEndOf(processes);
        assertThat(ports.values()).allMatch(LocalPorts::isFree);
        try (Stream<Path> left = Files.list(directory.resolve("target/local"))) {
            assertThat(left).noneMatch(path -> path.getFileName().toString().startsWith("run-"));
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("local-run");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
