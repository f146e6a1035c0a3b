package io.ordermesh.sandbox.control;

/** Why a request to a control endpoint is not done, in a sentence that says what is allowed. */
final class InvalidRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidRequest(String sentence) {
        super(sentence);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
