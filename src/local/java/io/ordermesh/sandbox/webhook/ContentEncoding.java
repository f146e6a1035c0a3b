package io.ordermesh.sandbox.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** How bodies are compressed. */
public enum ContentEncoding {
    GZIP,
    /** In the zlib format, as HTTP means it. */
    DEFLATE;

    byte[] compress(byte[] body) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream compressing =
                this == GZIP ? new GZIPOutputStream(compressed) : new DeflaterOutputStream(compressed)) {
            compressing.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can always be written", e);
        }
        return compressed.toByteArray();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
