package io.ordermesh.local.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What a process prints, read as long as it prints. */
final class ProcessOutput {

    private ProcessOutput() {}

    /** Copies each line to the file and to {@code lines}; completes at the end of the output, or where it cannot be kept. */
    static CompletableFuture<Void> read(Process process, Path file, Consumer<String> lines) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> {
                    try {
                        copy(process, file, lines);
                    } catch (IOException e) {
                        lines.accept("The output can be kept no longer: " + e.getMessage());
                    } finally {
                        end.complete(null);
                    }
                },
                "output-of-" + process.pid());
        reader.setDaemon(true);
        reader.start();
        return end;
    }

    private static void copy(Process process, Path file, Consumer<String> lines) throws IOException {
        try (BufferedReader output = process.inputReader();
                BufferedWriter log = Files.newBufferedWriter(file)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                log.write(line);
                log.newLine();
                log.flush();
                lines.accept(line);
            }
        }
    }
}
