package io.ordermesh.gateway.outside;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Requests that nobody should send, made from a seed: bodies of the kinds that public JSON test suites and lists of
 * troublesome strings have, deliveries that are cut or changed, and heads that are no HTTP. Each names a person.
 */
final class BadInputs {

    /** Stands for what must be in no log and no metric. */
    static final String PERSON = "jane.naughty@example.com";

    private static final List<String> BODIES = List.of(
            "",
            " ",
            "\uFEFF{}",
            "null",
            "true",
            "nul",
            "[1,]",
            "[,1]",
            "[1 2]",
            "{\"a\":1,}",
            "{\"a\" 1}",
            "{a:1}",
            "{'a':1}",
            "{\"a\":1}}",
            "[[]",
            "[]]",
            "{\"a\":\"\t\"}",
            "{\"a\":\"\\x00\"}",
            "{\"a\":\"\\u00\"}",
            "{\"a\":\"\\uD800\"}",
            "{\"OrderId\":\"\\u0000\"}",
            "{\"OrderId\":01}",
            "{\"OrderId\":+1}",
            "{\"OrderId\":1.}",
            "{\"OrderId\":.5}",
            "{\"OrderId\":1e}",
            "{\"OrderId\":-}",
            "{\"OrderId\":NaN}",
            "{\"OrderId\":Infinity}",
            "{\"OrderId\":0x1F}",
            "{\"OrderId\":1e999999}",
            "{\"OrderId\":" + "9".repeat(1200) + "}",
            "{\"OrderId\":\"" + "a".repeat(100_000) + "\"}",
            "{\"" + "k".repeat(60_000) + "\":1}",
            "[".repeat(50_000),
            "{\"a\":".repeat(20_000),
            "[" + "{},".repeat(40_000) + "{}]",
            "[" + "1,".repeat(60_000) + "1]",
            "//comment\n{}",
            "{}/**/",
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
            "OrderId=a&OrderId=b",
            "--boundary\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1",
            "{\"Notification\":{\"Notification\":{\"Notification\":{\"Notification\":{\"Notification\":{\"a\":1}}}}}}",
            "{\"specversion\":\"1.0\",\"data_base64\":\"%%%\"}",
            "{\"specversion\":\"1.0\",\"data\":\"text\"}");

    private static final List<String> STRINGS = List.of(
            "",
            "undefined",
            "null",
            "NULL",
            "true",
            "-1",
            "0",
            "1/0",
            "1e100",
            "'",
            "''",
            "1; drop table order_state--",
            "' or 1=1 --",
            "<script>alert(1)</script>",
            "${jndi:ldap://127.0.0.1/a}",
            "#{7*7}",
            "%s%n%x",
            "../../../etc/passwd",
            "..",
            ".",
            "%2e%2e%2f",
            "a/b",
            "a\\b",
            "a?b",
            "a#b",
            "a b",
            " a",
            "a ",
            "\t",
            "\r\nX-Injected: 1",
            "\u0000",
            "\u0007",
            "\u200b",
            "\u202e",
            "\u2028",
            "\ufeff",
            "\ufffe",
            "\u00e4\u00f6\u00fc\u00df",
            "\u0645\u0631\u062d\u0628\u0627",
            "\ud83d\ude00",
            "\ud83d\udc69\u200d\ud83d\udc67",
            "Z\u0351\u036b\u0343\u036aA\u0321\u034aL",
            "constructor",
            "__proto__",
            "a".repeat(128),
            "a".repeat(129),
            "a".repeat(5000),
            "https://a/%%30%30",
            "COM1",
            "*",
            "order:a",
            "safe:",
            "external:x",
            PERSON);

    private static final List<String> FIELDS = List.of(
            "OrderId",
            "SafeId",
            "ShipmentId",
            "ExternalOrderId",
            "EventType",
            "SubscriberId",
            "RequestId",
            "Notification");

    private static final List<String> METHODS =
            List.of("AAAA", "get", "PROPFIND", "TRACE", "CONNECT", "PATCH", "DELETE", "PUT", "POSTPOST", "-");

    private static final List<String> HEADERS = List.of(
            "Transfer-Encoding: xchunked",
            "Transfer-Encoding: gzip, chunked",
            "Transfer-Encoding: identity",
            "Content-Encoding: br",
            "Content-Encoding: gzip",
            "Content-Encoding: gzip, gzip",
            "Expect: 200-ok",
            "Content-Type: %%%",
            "Accept: garbage",
            "X-Naughty: " + "n".repeat(3000),
            "X-Naughty: " + "n".repeat(30_000),
            "Host: another",
            "Upgrade: h2c\r\nConnection: Upgrade\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAA",
            "No-Colon",
            ": no name",
            "Bad Name: 1",
            "X-Control: a\u0001b",
            "Cookie: " + "a=b; ".repeat(500),
            "traceparent: 00-zz-zz-zz",
            "Origin: http://example.com\r\nAccess-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: a");

    private static final int CUT = 3;
    private static final int MUTATED = 7;

    private final Random random;
    private final String path;

    BadInputs(long seed, String path) {
        this.random = new Random(seed);
        this.path = path;
    }

    /** One request, and whether the gateway can know where it ends. Its number is in its body twice, as a change may make it another. */
    static final class Input {

        private final byte[] bytes;
        private final boolean whole;

        private Input(byte[] bytes, boolean whole) {
            this.bytes = bytes;
            this.whole = whole;
        }

        byte[] bytes() {
            return bytes;
        }

        boolean whole() {
            return whole;
        }
    }

    Input next(int number, String order) {
        String event = "{\"EventType\":\"OrderUpdate\",\"OrderId\":\"" + order + "\",\"RequestId\":\"attack-" + number
                + "-" + number + "-\",\"Person\":\"" + PERSON + "\"}";
        int kind = random.nextInt(8);
        byte[] bytes =
                switch (kind) {
                    case 0 -> post(List.of(), bytes(any(BODIES)));
                    case 1 -> post(List.of(), bytes(withStrings(number)));
                    case 2 -> post(List.of(), mutated(bytes(event)));
                    case CUT -> cut(post(List.of(), bytes(event)));
                    case 4 -> post(List.of(any(HEADERS)), bytes(event));
                    case 5 -> RawHttp.request(any(METHODS) + " " + anyPath(number), List.of(), bytes(event));
                    case 6 -> post(List.of("Content-Encoding: gzip"), bomb());
                    default -> mutated(post(List.of(), bytes(event)));
                };
        return new Input(bytes, kind != CUT && kind != MUTATED);
    }

    private String withStrings(int number) {
        StringBuilder body = new StringBuilder("{");
        for (String field : FIELDS) {
            if (random.nextBoolean()) {
                body.append(quoted(field)).append(':').append(value()).append(',');
            }
        }
        return body.append("\"Person\":")
                .append(quoted(PERSON + number))
                .append('}')
                .toString();
    }

    private String value() {
        return switch (random.nextInt(6)) {
            case 0 -> "[" + quoted(any(STRINGS)) + "]";
            case 1 -> "{\"a\":" + quoted(any(STRINGS)) + "}";
            case 2 -> any(List.of("1", "-1", "1.5", "true", "false", "null", "12345678901234567890"));
            default -> quoted(any(STRINGS));
        };
    }

    private String anyPath(int number) {
        return switch (random.nextInt(5)) {
            case 0 -> path;
            case 1 -> "/x-" + number + "/" + PERSON;
            case 2 -> "/x/../" + path;
            case 3 -> "/api/v1/orders/external:" + PERSON + number;
            default -> path + ";a=" + number + "?b=" + PERSON;
        };
    }

    private byte[] bomb() {
        byte[] plain = new byte[random.nextInt(8_000_000)];
        Arrays.fill(plain, (byte) ' ');
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return packed.toByteArray();
    }

    private byte[] cut(byte[] request) {
        return Arrays.copyOf(request, random.nextInt(request.length));
    }

    private byte[] mutated(byte[] request) {
        byte[] changed = request.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        return changed;
    }

    private byte[] post(List<String> headers, byte[] body) {
        return RawHttp.request("POST " + path, headers, body);
    }

    private <T> T any(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars()
                .forEach(c -> quoted.append(
                        c < ' ' || c == '"' || c == '\\' || c > 126 ? String.format("\\u%04x", c) : (char) c));
        return quoted.append('"').toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
