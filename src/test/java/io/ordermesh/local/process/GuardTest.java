package io.ordermesh.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordermesh.Beside;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Beside
class GuardTest {

    private static final Duration BOUND = Duration.ofSeconds(8);

    @Test
    void endsTheGuardedProcessWhenItsHolderIsKilled() throws IOException {
        Process holder = holder("sleep", "300");
        ProcessHandle guarded = guardedBy(holder);
        assertThat(guarded.isAlive()).isTrue();

        holder.destroyForcibly();

        await().atMost(BOUND).until(() -> !guarded.isAlive());
    }

    @Test
    void killsWhatIgnoresItsRequest() throws IOException {
        Process holder = holder("/bin/sh", "-c", "trap '' TERM; while :; do sleep 1; done");
        ProcessHandle guarded = guardedBy(holder);

        holder.destroyForcibly();

        await().atMost(BOUND).until(() -> !guarded.isAlive());
    }

    @Test
    void endsAProcessThatIsNamedInAFile(@TempDir Path home) throws IOException, InterruptedException {
        Path file = home.resolve("its pid");
        Process guarded = new ProcessBuilder("sleep", "300").start();
        Process holder = java(GuardHolder.class, "--pid-file", file.toString());
        assertThat(firstLine(holder)).isEqualTo("guarding");
        Files.writeString(file, guarded.pid() + "\nmore\n");

        holder.destroyForcibly();

        assertThat(guarded.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void leavesAReleasedProcessAlone() throws IOException {
        Process sleeping = new ProcessBuilder("sleep", "300").start();
        try {
            Guard.of(sleeping.toHandle()).close();
            await().during(Duration.ofMillis(500)).until(sleeping::isAlive);
        } finally {
            sleeping.destroyForcibly();
        }
    }

    private static Process holder(String... command) throws IOException {
        return java(GuardHolder.class, command);
    }

    private static ProcessHandle guardedBy(Process holder) throws IOException {
        return ProcessHandle.of(Long.parseLong(firstLine(holder))).orElseThrow();
    }

    private static String firstLine(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        return String.valueOf(output.readLine());
    }

    private static Process java(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }
}
