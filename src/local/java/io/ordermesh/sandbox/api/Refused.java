package io.ordermesh.sandbox.api;

/** The request is not done; the answer says why. */
class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    Refused(Answer answer, String message) {
        super(message);
        this.answer = answer;
    }

    static Refused notFound(String what) {
        return new Refused(Answer.notFound(what), what + " was not found");
    }

    Answer answer() {
        return answer;
    }
}
