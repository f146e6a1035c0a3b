package io.ordermesh.sandbox.api;

import io.ordermesh.sandbox.world.Json;

/** An answer as text: nothing that happens later changes it. */
record WrittenAnswer(int status, String body) {
    static WrittenAnswer of(Answer answer) {
        return new WrittenAnswer(answer.status(), answer.body().isMissingNode() ? "" : Json.write(answer.body()));
    }
}
