package io.ordermesh.sandbox.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The request breaks the contract; it is answered with 400. */
final class BadRequest extends Refused {
    private static final long serialVersionUID = 1L;

    BadRequest(String message, @Nullable String field) {
        this(List.of(new Answer.Problem(message, field)));
    }

    BadRequest(List<Answer.Problem> problems) {
        super(Answer.errors(400, problems), problems.get(0).message());
    }
}
