package io.ordermesh.gateway.outside;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A connection on which a test says what it likes. */
final class RawHttp implements AutoCloseable {

    /** Longer than any deadline of a gateway under test. */
    private static final int PATIENCE_MS = 60_000;

    private static final Pattern LATER_STATUS = Pattern.compile("(?:^|\r\n\r\n)HTTP/1\\.[01] ([0-9]{3}) ");

    private final Socket socket;

    private RawHttp(Socket socket) {
        this.socket = socket;
    }

    /**
     * What came back.
     *
     * @param closed whether the other side ended the connection
     */
    record Reply(String text, boolean closed) {

        /** The status of the first response; 0 without one. */
        int status() {
            return text.startsWith("HTTP/1.") ? Integer.parseInt(text.substring(9, 12)) : 0;
        }

        /** The same of the last one, where interim responses came before it. */
        int lastStatus() {
            return LATER_STATUS
                    .matcher(text)
                    .results()
                    .reduce((first, second) -> second)
                    .map(each -> Integer.valueOf(each.group(1)))
                    .orElse(0);
        }

        Optional<String> header(String name) {
            return head().stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }

        String body() {
            int end = text.indexOf("\r\n\r\n");
            return end < 0 ? "" : text.substring(end + 4);
        }

        private List<String> head() {
            int end = text.indexOf("\r\n\r\n");
            return Arrays.asList(
                    text.substring(0, end < 0 ? text.length() : end).split("\r\n", -1));
        }
    }

    static RawHttp connect(URI server) {
        return connect(server, "127.0.0.1");
    }

    /** @param from the address of the client's end */
    static RawHttp connect(URI server, String from) {
        try {
            Socket socket =
                    new Socket(InetAddress.getLoopbackAddress(), server.getPort(), InetAddress.getByName(from), 0);
            socket.setSoTimeout(PATIENCE_MS);
            return new RawHttp(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends all of it and reads until the other side ends the connection. */
    static Reply exchange(URI server, byte[] request) {
        try (RawHttp connection = connect(server)) {
            connection.send(request);
            return connection.readToEnd();
        }
    }

    static Reply exchange(URI server, String request) {
        return exchange(server, request.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A request with a body; the connection ends with its response. */
    static byte[] request(String line, List<String> headers, byte[] body) {
        StringBuilder head = new StringBuilder(line).append(" HTTP/1.1\r\nHost: gateway\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        head.append("Connection: close\r\nContent-Length: ").append(body.length).append("\r\n\r\n");
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        whole.writeBytes(body);
        return whole.toByteArray();
    }

    /** Sends what the other side still takes. */
    boolean send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    boolean send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Says that nothing more is sent. */
    void endOfRequest() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            // The other side has closed already; what it said can still be read.
            return;
        }
    }

    /** What comes up to and with the text, or up to the end if it does not come. */
    String readThrough(String end) {
        StringBuilder read = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                read.append((char) next);
                if (read.length() >= end.length() && read.indexOf(end, read.length() - end.length()) >= 0) {
                    break;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read.toString();
    }

    Reply readToEnd() {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        boolean closed = true;
        try {
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[8192];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                read.write(buffer, 0, count);
            }
        } catch (SocketTimeoutException e) {
            closed = false;
        } catch (IOException e) {
            // A reset is an end, too.
            closed = true;
        }
        return new Reply(read.toString(StandardCharsets.ISO_8859_1), closed);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
