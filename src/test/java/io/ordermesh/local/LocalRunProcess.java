package io.ordermesh.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordermesh.local.process.LocalPorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A local run as {@code ./mvnw -Plocal} starts it, but in a directory and on ports of its own. */
final class LocalRunProcess implements AutoCloseable {

    /** Of a start, on a machine that does other things besides. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Of an end, whatever ended, with what the guards have to do after it. */
    private static final Duration LONGEST_END = Duration.ofSeconds(30);

    private final Process launcher;
    private final Path home;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader = new Thread(this::read, "local-run-output");

    private LocalRunProcess(Process launcher, Path home) {
        this.launcher = launcher;
        this.home = home;
    }

    /** Ports on which nobody listens now, one for each part. */
    static Map<LocalPort, Integer> freePorts() {
        Map<LocalPort, Integer> ports = new EnumMap<>(LocalPort.class);
        for (LocalPort port : LocalPort.values()) {
            ports.put(port, LocalPorts.free());
        }
        return ports;
    }

    /** Starts a run with the options of the profile {@code local}, and returns at once. */
    static LocalRunProcess start(Path directory, Map<LocalPort, Integer> ports) throws IOException {
        return start(directory, ports, packagedGateway());
    }

    /** The same with another gateway, and further options of the JVM. */
    static LocalRunProcess start(Path directory, Map<LocalPort, Integer> ports, Path jar, String... options)
            throws IOException {
        return start(directory, ports, "run.options", List.of(options), LocalRun.class, jar.toString());
    }

    /** Starts everything around a gateway with the options of the profile {@code dev}, and further ones. */
    static LocalRunProcess startDevelopment(Path directory, Map<LocalPort, Integer> ports, String... options)
            throws IOException {
        return start(directory, ports, "development.options", List.of(options), LocalDevelopment.class);
    }

    static Path packagedGateway() {
        return Path.of(Objects.requireNonNull(System.getProperty("gateway.jar"), "gateway.jar"));
    }

    private static LocalRunProcess start(
            Path directory,
            Map<LocalPort, Integer> ports,
            String file,
            List<String> options,
            Class<?> main,
            String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of("src", "local", "jvm", file).toAbsolutePath(),
                "-Djava.io.tmpdir=" + directory,
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
        command.addAll(options);
        ports.forEach((port, number) -> command.add("-D" + port.property() + "=" + number));
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        Process launcher = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        LocalRunProcess run = new LocalRunProcess(launcher, directory.resolve("target/local"));
        run.reader.start();
        return run;
    }

    /** What it printed so far, apart from empty lines. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** Returns when a line is like that; fails as soon as the run ends without one. */
    void awaitLine(String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        await().atMost(PATIENCE).until(() -> !reader.isAlive() || has(wanted));
        assertThat(lines).anyMatch(line -> wanted.matcher(line).find());
    }

    /** Returns when the database runs, long before the gateway does. */
    void awaitDatabase() {
        await().atMost(PATIENCE).until(() -> postmaster().isPresent());
    }

    /** All processes of the run but its own: the gateway, the database and its workers, and the guards of both. */
    List<ProcessHandle> processes() {
        Stream<ProcessHandle> database = postmaster().stream()
                .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants()));
        return Stream.concat(launcher.descendants(), database).distinct().toList();
    }

    /** Where any of its processes listens, as Linux writes it. */
    List<String> listeningAddresses() throws IOException {
        return ListeningSockets.of(Stream.concat(Stream.of(launcher.toHandle()), processes().stream())
                .map(ProcessHandle::pid)
                .toList());
    }

    ProcessHandle gateway() {
        return launcher.children()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No gateway runs: " + lines));
    }

    /** Ends it at once (KILL). */
    void kill() {
        launcher.destroyForcibly();
    }

    /** Asks it to end (TERM). */
    void terminate() {
        launcher.toHandle().destroy(); // Not Process.destroy(), which would throw its last words away.
    }

    /** Ctrl-C (INT), which reaches every process of the terminal. */
    void interrupt() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "kill -s INT \"$@\"", "interrupt"));
        command.add(Long.toString(launcher.pid()));
        launcher.descendants().forEach(process -> command.add(Long.toString(process.pid())));
        new ProcessBuilder(command).start().waitFor();
    }

    /** Whether this process ignores INT, as one does that a shell runs in the background; on Linux, else not known. */
    static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .map(line -> Long.parseUnsignedLong(
                                line.substring("SigIgn:".length()).strip(), 16))
                        .anyMatch(ignored -> (ignored & 2) != 0);
    }

    /** Returns when it has ended and all that it printed is known, and gives its exit code. */
    int awaitEnd() throws InterruptedException {
        assertThat(launcher.waitFor(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS))
                .as(() -> "ended, after " + lines)
                .isTrue();
        reader.join(LONGEST_END.toMillis());
        return launcher.exitValue();
    }

    /** Returns when none of these lives, which were noted while the run did. */
    static void awaitEndOf(List<ProcessHandle> processes) {
        assertThat(processes).isNotEmpty();
        await().atMost(LONGEST_END).untilAsserted(() -> assertThat(processes.stream()
                        .filter(ProcessHandle::isAlive)
                        .map(process -> process.pid() + " "
                                + process.info().commandLine().orElse("")))
                .as("processes left behind")
                .isEmpty());
    }

    /** Kills whatever is left of a run whose test failed. */
    @Override
    public void close() {
        List<ProcessHandle> left = launcher.isAlive() ? processes() : List.of();
        launcher.destroyForcibly();
        left.forEach(ProcessHandle::destroyForcibly);
    }

    private boolean has(Pattern wanted) {
        return lines.stream().anyMatch(line -> wanted.matcher(line).find());
    }

    /** By the file in which the server notes its process, which no other names as its child. */
    private Optional<ProcessHandle> postmaster() {
        try (Stream<Path> files = Files.isDirectory(home) ? Files.list(home) : Stream.of()) {
            return files.map(run -> run.resolve("postgresql/postmaster.pid"))
                    .filter(Files::isRegularFile)
                    .flatMap(LocalRunProcess::firstLine)
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> firstLine(Path file) {
        try {
            return Files.readAllLines(file).stream().limit(1);
        } catch (IOException gone) {
            return Stream.of();
        }
    }

    private void read() {
        try (BufferedReader output = launcher.inputReader(StandardCharsets.UTF_8)) {
            output.lines().filter(line -> !line.isBlank()).forEach(lines::add);
        } catch (IOException | UncheckedIOException ended) {
            // With the process.
        }
    }
}
