package io.ordermesh.gateway.ordermesh;

import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Details;

/** An answer was given up because its body is larger than {@link OrderMeshSettings#maxAnswerSize}. */
final class AnswerTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final long bound;

    /**
     * @param status of the answer; 0 where it is not known
     * @param bound in bytes
     */
    AnswerTooLarge(int status, long bound) {
        super(told(bound), null, false, false);
        this.status = status;
        this.bound = bound;
    }

    Details details() {
        return Details.unreadable(status, told(bound));
    }

    private static String told(long bound) {
        return "the body is larger than " + bound + " bytes";
    }
}
