package io.ordermesh.gateway.ordermesh;

import io.ordermesh.gateway.event.OrderKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call that brought no usable answer. Its message holds the operation, the reason, the attempts made and the HTTP
 * status, and nothing of a body that could be personal.
 */
public final class OrderMeshFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What was in the way. The set is closed. */
    public enum Reason {
        /** The client credentials were refused when a token was asked for. */
        CREDENTIALS_REFUSED(Scope.MERCHANT),
        /** A token could not be had: no connection, no answer in time, an answer that is no token. */
        TOKEN_UNAVAILABLE(Scope.MERCHANT),
        /** 401, also with a new token. */
        UNAUTHORIZED(Scope.MERCHANT),
        /** 429. */
        RATE_LIMITED(Scope.MERCHANT),
        /** So many calls failed that none is sent for a while. */
        BREAKER_OPEN(Scope.MERCHANT),
        /** More calls wait than the merchant's budget or bulkhead lets through in time; this one was not sent. */
        BUSY(Scope.MERCHANT),
        /** 403. */
        FORBIDDEN(Scope.ORDER),
        /** 404 or 410. */
        NOT_FOUND(Scope.ORDER),
        /** 409: a known safe id, or a state that does not allow it. */
        CONFLICT(Scope.ORDER),
        /** 400 or 422; see {@link #errors()}. */
        INVALID(Scope.ORDER),
        /** Another 4xx, or a redirect. */
        REFUSED(Scope.ORDER),
        /** 5xx. */
        UNAVAILABLE(Scope.CALL),
        /** No answer in time. */
        TIMED_OUT(Scope.CALL),
        /** No connection, or it was cut. */
        UNREACHABLE(Scope.CALL),
        /** A call that may not be repeated ended so that it may or may not have been carried out. */
        UNKNOWN_OUTCOME(Scope.CALL),
        /** An answer that is not JSON, not of the expected shape, or too large. */
        UNREADABLE(Scope.ORDER),
        /** An answer about another order, or another merchant's. */
        MISMATCHED(Scope.ORDER),
        /** An answer that the database refuses to store, or would give back as nobody can read it. */
        UNSTORABLE(Scope.ORDER);

        private enum Scope {
            MERCHANT,
            ORDER,
            CALL
        }

        private final Scope scope;

        Reason(Scope scope) {
            this.scope = scope;
        }

        /** Whether every call of the merchant would fail so: the merchant is paused, and no order is to blame. */
        public boolean concernsMerchant() {
            return scope == Scope.MERCHANT;
        }

        /** Whether the same call may well work a moment later. */
        public boolean passing() {
            return scope == Scope.CALL;
        }
    }

    /**
     * What is known of a failure besides its reason.
     *
     * @param status of the answer; 0 without one
     * @param retryAfter how long OrderMesh asked to wait
     * @param unread whether OrderMesh surely did not take the call
     * @param errors what of the body can be shown
     * @param detail where and why an answer cannot be read or kept, without any of its values
     */
    record Details(
            int status,
            @Nullable Duration retryAfter,
            boolean unread,
            List<ApiError> errors,
            @Nullable String detail) {

        static final Details NONE = new Details(0, null, false, List.of(), null);

        /** OrderMesh did not get the call. */
        static final Details UNREAD = new Details(0, null, true, List.of(), null);

        static Details unreadable(int status, String detail) {
            return new Details(status, null, false, List.of(), detail);
        }
    }

    private final String operation;
    private final Reason reason;
    private final transient Details details;
    private final int attempts;

    OrderMeshFailure(String operation, Reason reason, Details details, int attempts) {
        super(message(operation, reason, details, attempts), null, false, false);
        this.operation = operation;
        this.reason = reason;
        this.details = details;
        this.attempts = attempts;
    }

    OrderMeshFailure(String operation, Reason reason, Details details) {
        this(operation, reason, details, 0);
    }

    OrderMeshFailure(String operation, Reason reason) {
        this(operation, reason, Details.NONE);
    }

    /** OrderMesh knows no order of this key, and neither do we. */
    public static OrderMeshFailure notFound(OrderKey key) {
        return new OrderMeshFailure("read by " + key.kind(), Reason.NOT_FOUND);
    }

    /** The order that was answered is another merchant's. */
    public static OrderMeshFailure mismatched(OrderKey key) {
        return new OrderMeshFailure("read by " + key.kind(), Reason.MISMATCHED);
    }

    /**
     * What was read cannot be stored.
     *
     * @param detail why, without any of its values
     */
    public static OrderMeshFailure unstorable(OrderKey key, String detail) {
        return new OrderMeshFailure(
                "store of " + key.kind(), Reason.UNSTORABLE, new Details(0, null, false, List.of(), detail));
    }

    /** No answer within the caller's own limit. */
    public static OrderMeshFailure timedOut(OrderKey key) {
        return new OrderMeshFailure("read by " + key.kind(), Reason.TIMED_OUT);
    }

    /** The operationId, or what else was tried. */
    public String operation() {
        return operation;
    }

    /** What was in the way. */
    public Reason reason() {
        return reason;
    }

    /** How often the call was sent; 0 where it never was, or where nobody counted. */
    public int attempts() {
        return attempts;
    }

    /** The HTTP status, if there was an answer. */
    public Optional<Integer> status() {
        return details.status() == 0 ? Optional.empty() : Optional.of(details.status());
    }

    /** How long OrderMesh asked us to wait, if it did. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(details.retryAfter());
    }

    /** What OrderMesh found wrong, as far as it can be read and shown. */
    public List<ApiError> errors() {
        return details.errors();
    }

    /** Where and why an answer cannot be read or kept, without any of its values. */
    public Optional<String> detail() {
        return Optional.ofNullable(details.detail());
    }

    /** Whether OrderMesh surely did not carry out the call because it never took it. */
    public boolean unread() {
        return details.unread();
    }

    /** The same, after so many attempts. */
    OrderMeshFailure after(int attempts) {
        return new OrderMeshFailure(operation, reason, details, attempts);
    }

    /** The same, told by another reason. */
    OrderMeshFailure as(Reason other) {
        return new OrderMeshFailure(operation, other, details, attempts);
    }

    /** The same, of a call that OrderMesh surely did not take. */
    OrderMeshFailure asUnread() {
        return new OrderMeshFailure(operation, reason, Details.UNREAD, attempts);
    }

    private static String message(String operation, Reason reason, Details details, int attempts) {
        StringBuilder text = new StringBuilder("OrderMesh call failed: operation=" + operation + " reason=" + reason);
        if (details.status() > 0) {
            text.append(" status=").append(details.status());
        }
        if (attempts > 1) {
            text.append(" attempts=").append(attempts);
        }
        if (!details.errors().isEmpty()) {
            text.append(" errors=").append(details.errors());
        }
        if (details.detail() != null) {
            text.append(" detail=").append(details.detail());
        }
        return text.toString();
    }
}
