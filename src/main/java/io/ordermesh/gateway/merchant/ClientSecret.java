package io.ordermesh.gateway.merchant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A merchant's client secret: given at the start, or in a mounted file, which is read at each use, so that it can rotate. */
public final class ClientSecret {

    private final Secret given;
    private final @Nullable Path file;

    private ClientSecret(Secret given, @Nullable Path file) {
        this.given = given;
        this.file = file;
    }

    /** A secret that does not change. */
    public static ClientSecret of(Secret secret) {
        return new ClientSecret(secret, null);
    }

    /**
     * A secret in a file, without the white space around it.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    public static ClientSecret in(Path file) {
        return new ClientSecret(read(file), file);
    }

    /** The secret as it is now. While its file cannot be read, as in the midst of a rotation, the one of the start. */
    public Secret now() {
        if (file == null) {
            return given;
        }
        try {
            Secret read = read(file);
            return read.reveal().isEmpty() ? given : read;
        } catch (UncheckedIOException e) {
            return given;
        }
    }

    private static Secret read(Path file) {
        try {
            return Secret.of(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
