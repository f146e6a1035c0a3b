package io.ordermesh.gateway.outside;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Requests that are not in form, each with its name and the status that refuses it. */
final class MalformedRequests {

    private MalformedRequests() {}

    static Stream<Arguments> all() {
        String host = "\r\nHost: gateway\r\n";
        String delivery = "POST /webhooks/acme/" + World.ACME.webhookToken() + " HTTP/1.1" + host;
        return Stream.of(
                Arguments.of("no host", "GET /api/v1/orders HTTP/1.1\r\n\r\n", 400),
                Arguments.of("no host in HTTP/1.0", "GET /api/v1/orders HTTP/1.0\r\n\r\n", 400),
                Arguments.of("an empty host", "GET /api/v1/orders HTTP/1.1\r\nHost: \r\n\r\n", 400),
                Arguments.of("a broken host", "GET /api/v1/orders HTTP/1.1\r\nHost: a b\r\n\r\n", 400),
                Arguments.of("two hosts", "GET /api/v1/orders HTTP/1.1" + host + "Host: other\r\n\r\n", 400),
                Arguments.of("a broken escape", "GET /api/v1/orders/%zz HTTP/1.1" + host + "\r\n", 400),
                Arguments.of("half an escape", "GET /api/v1/orders/% HTTP/1.1" + host + "\r\n", 400),
                Arguments.of("dots", "GET /x/../webhooks/acme/t HTTP/1.1" + host + "\r\n", 400),
                Arguments.of("a dot", "GET /./webhooks/acme/t HTTP/1.1" + host + "\r\n", 400),
                Arguments.of("escaped dots", "GET /x/%2E%2e/webhooks/acme/t HTTP/1.1" + host + "\r\n", 400),
                Arguments.of("a parameter", "GET /webhooks;a=b/acme/t HTTP/1.1" + host + "\r\n", 400),
                Arguments.of("an empty segment", "GET //webhooks/acme/t HTTP/1.1" + host + "\r\n", 400),
                Arguments.of("an address without a host", "GET http:///api HTTP/1.1" + host + "\r\n", 400),
                Arguments.of("an address of a broken host", "GET http://a@b:c/api HTTP/1.1" + host + "\r\n", 400),
                Arguments.of("a header without a name", "GET /api HTTP/1.1" + host + ": 1\r\n\r\n", 400),
                Arguments.of("a header without a colon", "GET /api HTTP/1.1" + host + "X\r\n\r\n", 400),
                Arguments.of("a blank before the colon", "GET /api HTTP/1.1" + host + "X : 1\r\n\r\n", 400),
                Arguments.of("a blank in a name", "GET /api HTTP/1.1" + host + "X Y: 1\r\n\r\n", 400),
                Arguments.of("a slash in a name", "GET /api HTTP/1.1" + host + "X/Y: 1\r\n\r\n", 400),
                Arguments.of("a control character in a value", "GET /api HTTP/1.1" + host + "X: \u0001\r\n\r\n", 400),
                Arguments.of("no path", "GET webhooks HTTP/1.1" + host + "\r\n", 400),
                Arguments.of("a long address", "GET /" + "a".repeat(5000) + " HTTP/1.1" + host + "\r\n", 414),
                Arguments.of("long headers", "GET / HTTP/1.1" + host + "X: " + "a".repeat(30_000) + "\r\n\r\n", 431),
                Arguments.of("an unknown method", "AAAA0001 /webhooks/acme/t HTTP/1.1" + host + "\r\n", 501),
                Arguments.of("CONNECT", "CONNECT gateway:80 HTTP/1.1" + host + "\r\n", 501),
                Arguments.of("an unknown version", "GET / HTTP/3.7" + host + "\r\n", 505),
                Arguments.of("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
                Arguments.of("no HTTP at all", "hello\r\n\r\n", 400),
                Arguments.of("a large body", delivery + "Content-Length: 3000000\r\n\r\n", 413),
                Arguments.of("a negative length", delivery + "Content-Length: -1\r\n\r\n", 400),
                Arguments.of("two lengths", delivery + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}", 400),
                Arguments.of(
                        "length and chunks",
                        delivery + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}",
                        400),
                Arguments.of(
                        "an unknown transfer encoding",
                        delivery + "Transfer-Encoding: xchunked\r\n\r\nGET /api/v1/orders HTTP/1.1" + host + "\r\n",
                        501),
                Arguments.of(
                        "two transfer encodings", delivery + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501),
                Arguments.of("a hidden one", delivery + "Transfer-Encoding: identity\r\n\r\n", 501));
    }
}
