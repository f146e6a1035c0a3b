package io.ordermesh.gateway.merchant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Secrets any of which is valid: given at the start, or in a mounted file that is read again when it may have changed. */
public final class SecretList {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final long LARGEST_FILE = 64 * 1024;

    private final @Nullable Path file;
    private final Predicate<String> usable;
    private volatile List<Secret> current;
    private volatile long readAt;

    private SecretList(List<Secret> current, @Nullable Path file, Predicate<String> usable) {
        this.current = current;
        this.file = file;
        this.usable = usable;
        this.readAt = System.nanoTime();
    }

    /** Secrets that do not change. */
    public static SecretList of(List<String> secrets) {
        return new SecretList(secrets.stream().map(Secret::of).toList(), null, any -> true);
    }

    /**
     * Secrets in a file, one a line; white space around them and empty lines do not count.
     *
     * @param usable what each must fulfill; a changed file that holds another one is not taken over
     * @throws UncheckedIOException if the file cannot be read
     */
    public static SecretList in(Path file, Predicate<String> usable) {
        return new SecretList(read(file).stream().map(Secret::of).toList(), file, usable);
    }

    /**
     * The secrets as they are now, a second late at most. While the file cannot be read, is empty or holds what cannot be
     * used, as in the midst of a rotation, they are those of before.
     */
    public List<Secret> now() {
        if (file != null && System.nanoTime() - readAt >= FRESH.toNanos()) {
            readAt = System.nanoTime();
            refresh(file);
        }
        return current;
    }

    private void refresh(Path changed) {
        try {
            List<String> texts = read(changed);
            if (!texts.isEmpty() && texts.stream().allMatch(usable)) {
                current = texts.stream().map(Secret::of).toList();
            }
        } catch (UncheckedIOException e) {
            // Tried again a second later.
            readAt = System.nanoTime();
        }
    }

    private static List<String> read(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new IOException("The file is larger than " + LARGEST_FILE + " bytes");
            }
            return Files.readString(file)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
