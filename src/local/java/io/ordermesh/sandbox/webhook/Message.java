package io.ordermesh.sandbox.webhook;

import java.util.Map;

/**
 * What is said to a merchant, before it is signed and packed.
 *
 * @param headers further headers that belong to the body
 */
record Message(String body, String contentType, Map<String, String> headers) {
    Message {
        headers = Map.copyOf(headers);
    }

    static Message json(String body) {
        return new Message(body, "application/json", Map.of());
    }
}
