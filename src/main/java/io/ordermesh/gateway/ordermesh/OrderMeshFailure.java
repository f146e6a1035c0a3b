package io.ordermesh.gateway.ordermesh;

import io.ordermesh.gateway.event.OrderKey;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call that brought no usable answer. Its message holds the operation, the reason and the HTTP status, and nothing of
 * the body, which may hold personal data.
 */
public final class OrderMeshFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What was in the way. */
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
        /** 403. */
        FORBIDDEN(Scope.ORDER),
        /** 404. */
        NOT_FOUND(Scope.ORDER),
        /** Another 4xx, or a redirect. */
        REFUSED(Scope.ORDER),
        /** 5xx. */
        UNAVAILABLE(Scope.CALL),
        /** No answer in time. */
        TIMED_OUT(Scope.CALL),
        /** No connection, or it was cut. */
        UNREACHABLE(Scope.CALL),
        /** An answer that is not JSON, or not of the expected shape. */
        UNREADABLE(Scope.ORDER),
        /** An answer about another order, or another merchant's. */
        MISMATCHED(Scope.ORDER),
        /** An answer that the database refuses to store. */
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

        /** Whether the same call may well work a moment later. Counted by the breaker. */
        public boolean passing() {
            return scope == Scope.CALL;
        }
    }

    private final Reason reason;
    private final transient @Nullable Duration retryAfter;

    OrderMeshFailure(String operation, Reason reason, int status, @Nullable Duration retryAfter) {
        super(
                "OrderMesh call failed: operation=" + operation + " reason=" + reason
                        + (status > 0 ? " status=" + status : ""),
                null,
                false,
                false);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    OrderMeshFailure(String operation, Reason reason) {
        this(operation, reason, 0, null);
    }

    /** OrderMesh knows no order of this key, and neither do we. */
    public static OrderMeshFailure notFound(OrderKey key) {
        return new OrderMeshFailure("read by " + key.kind(), Reason.NOT_FOUND);
    }

    /** The database refuses to store what was read. */
    public static OrderMeshFailure unstorable(OrderKey key) {
        return new OrderMeshFailure("store of " + key.kind(), Reason.UNSTORABLE);
    }

    /** No answer within the caller's own limit. */
    public static OrderMeshFailure timedOut(OrderKey key) {
        return new OrderMeshFailure("read by " + key.kind(), Reason.TIMED_OUT);
    }

    /** What was in the way. */
    public Reason reason() {
        return reason;
    }

    /** How long OrderMesh asked us to wait, if it did. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
