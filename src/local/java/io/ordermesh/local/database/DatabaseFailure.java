package io.ordermesh.local.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Why PostgreSQL does not run here, in a sentence that helps. */
final class DatabaseFailure {

    private DatabaseFailure() {}

    static String sentence(Path log) {
        List<String> lines = lines(log);
        if (lines.stream().anyMatch(line -> line.contains("cannot be run as root") || line.contains("unshare"))) {
            return "PostgreSQL refuses to run as root, and this machine allows no user namespace in which it would"
                    + " not be root: start as another user.";
        }
        String last = lines.isEmpty() ? "it left no message." : "its last words: " + lines.get(lines.size() - 1);
        return "PostgreSQL could not be started: " + last;
    }

    private static List<String> lines(Path log) {
        try {
            return Files.readAllLines(log).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
