package io.ordermesh.gateway.webhook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** The encodings in which a body may come (RFC 9110, section 8.4.1). */
enum ContentEncoding {
    IDENTITY,
    GZIP,
    DEFLATE;

    /** A body that is larger when it is unpacked than is accepted. */
    static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;
    }

    /** The encoding that the headers name; nothing if it is unknown, or if there are several. */
    static Optional<ContentEncoding> of(List<String> headers) {
        if (headers.isEmpty()) {
            return Optional.of(IDENTITY);
        }
        if (headers.size() > 1) {
            return Optional.empty();
        }
        return switch (headers.get(0).strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> Optional.of(IDENTITY);
            case "gzip", "x-gzip" -> Optional.of(GZIP);
            case "deflate" -> Optional.of(DEFLATE);
            default -> Optional.empty();
        };
    }

    /**
     * The body without its encoding; unpacking ends where it becomes too large.
     *
     * @param max in bytes
     * @throws TooLarge if it is larger
     * @throws IOException if it is not so encoded
     */
    byte[] decode(byte[] body, int max) throws IOException {
        if (this == IDENTITY) {
            return body;
        }
        Inflater inflater = new Inflater(!hasZlibHeader(body));
        try (InputStream decoded = stream(body, inflater)) {
            byte[] bytes = decoded.readNBytes(max + 1);
            if (bytes.length > max) {
                throw new TooLarge();
            }
            return bytes;
        } finally {
            inflater.end();
        }
    }

    private InputStream stream(byte[] body, Inflater inflater) throws IOException {
        InputStream bytes = new ByteArrayInputStream(body);
        return this == GZIP ? new GZIPInputStream(bytes) : new InflaterInputStream(bytes, inflater);
    }

    /** Some senders take deflate for the bare format (RFC 1951), not for that with a header (RFC 1950). */
    private static boolean hasZlibHeader(byte[] body) {
        return body.length >= 2 && (body[0] & 0x0f) == 8 && (((body[0] & 0xff) << 8) | (body[1] & 0xff)) % 31 == 0;
    }
}
