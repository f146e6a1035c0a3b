package io.ordermesh.sandbox.contract;

import io.ordermesh.sandbox.world.Json;
import org.jspecify.annotations.Nullable;

/**
 * A call that ended.
 *
 * @param answer the right one, whether it was sent or not; null where a fault refused the call before there was one
 */
record Exchange(Request request, @Nullable Answer answer) {

    private static final int BAD_REQUEST = 400;

    record Answer(int status, String body) {}

    /** Whether the request, or an element of it, was found to be bad: then the contract has been heeded. */
    boolean isRefusedAsBad() {
        return answer != null && (answer.status() == BAD_REQUEST || hasBadElement(answer.body()));
    }

    private static boolean hasBadElement(String body) {
        return Json.parse(body).stream()
                .flatMap(answer -> answer.path("responses").valueStream())
                .anyMatch(element -> element.path("statusCode").asInt() == BAD_REQUEST);
    }
}
