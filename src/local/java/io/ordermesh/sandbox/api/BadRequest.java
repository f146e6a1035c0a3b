package io.ordermesh.sandbox.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The request breaks the contract; it is answered with 400. */
final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    BadRequest(String message, @Nullable String field) {
        this(List.of(new Answer.Problem(message, field)));
    }

    BadRequest(List<Answer.Problem> problems) {
        super(problems.get(0).message());
        this.answer = Answer.errors(400, problems);
    }

    Answer answer() {
        return answer;
    }
}
