package io.ordermesh.sandbox.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong with the calls it names.
 *
 * @param operationId an operation of the table, or {@code *} for every one
 * @param merchant only calls with a token of this merchant, or null for all
 * @param orderId only calls about this order, by whatever identifier they name it, or null for all
 * @param status for {@link FaultKind#STATUS}
 * @param latency for {@link FaultKind#LATENCY}
 * @param retryAfterSeconds the Retry-After header, or null for none
 * @param body the body of the faulty answer, or null for a usual one
 * @param times how many calls it spoils, or 0 for all while it stands
 * @param takesEffect whether OrderMesh does what was asked when the call arrives; else LATENCY and HOLD do it when they
 *     answer, and the other kinds never do it
 */
public record Fault(
        FaultKind kind,
        String operationId,
        @Nullable String merchant,
        @Nullable String orderId,
        int status,
        Duration latency,
        @Nullable Integer retryAfterSeconds,
        @Nullable String body,
        int times,
        boolean takesEffect) {
    /** Every operation. */
    public static final String ANY = "*";

    /** A fault of that kind with the usual particulars. It takes effect unless the kind refuses the call. */
    public static Fault of(FaultKind kind, String operationId) {
        boolean takesEffect =
                switch (kind) {
                    case STATUS, RATE_LIMIT, HANG -> false;
                    case LATENCY, HOLD, CUT, GARBAGE, TRUNCATED, HTML -> true;
                };
        int status = kind == FaultKind.RATE_LIMIT ? 429 : 500;
        return new Fault(kind, operationId, null, null, status, Duration.ofSeconds(1), null, null, 0, takesEffect);
    }

    /** Answers with that status. */
    public static Fault status(String operationId, int status) {
        return of(FaultKind.STATUS, operationId).withStatus(status);
    }

    /** Answers that late. */
    public static Fault latency(String operationId, Duration latency) {
        return of(FaultKind.LATENCY, operationId).withLatency(latency);
    }

    /** Answers 429 with that Retry-After. */
    public static Fault rateLimit(String operationId, int retryAfterSeconds) {
        return of(FaultKind.RATE_LIMIT, operationId).withRetryAfterSeconds(retryAfterSeconds);
    }

    /** Holds the answers, as of the calls' arrival, until it is removed. */
    public static Fault hold(String operationId) {
        return of(FaultKind.HOLD, operationId);
    }

    /** Concerns that merchant's calls only. */
    public Fault withMerchant(@Nullable String name) {
        return new Fault(
                kind, operationId, name, orderId, status, latency, retryAfterSeconds, body, times, takesEffect);
    }

    /** Concerns calls about that order only. */
    public Fault withOrder(@Nullable String id) {
        return new Fault(kind, operationId, merchant, id, status, latency, retryAfterSeconds, body, times, takesEffect);
    }

    /** Answers with that status. */
    public Fault withStatus(int other) {
        return new Fault(
                kind, operationId, merchant, orderId, other, latency, retryAfterSeconds, body, times, takesEffect);
    }

    /** Answers that late. */
    public Fault withLatency(Duration wait) {
        return new Fault(
                kind, operationId, merchant, orderId, status, wait, retryAfterSeconds, body, times, takesEffect);
    }

    /** Carries that Retry-After. */
    public Fault withRetryAfterSeconds(@Nullable Integer seconds) {
        return new Fault(kind, operationId, merchant, orderId, status, latency, seconds, body, times, takesEffect);
    }

    /** Carries that body. */
    public Fault withBody(@Nullable String text) {
        return new Fault(
                kind, operationId, merchant, orderId, status, latency, retryAfterSeconds, text, times, takesEffect);
    }

    /** Spoils so many calls only. */
    public Fault withTimes(int count) {
        return new Fault(
                kind, operationId, merchant, orderId, status, latency, retryAfterSeconds, body, count, takesEffect);
    }

    /** Does what was asked at arrival, or not. */
    public Fault withTakesEffect(boolean effect) {
        return new Fault(kind, operationId, merchant, orderId, status, latency, retryAfterSeconds, body, times, effect);
    }

    /** Whether the fault is about such a call. */
    boolean concerns(String operation, @Nullable String merchantName, @Nullable String order) {
        return (operationId.equals(ANY) || operationId.equals(operation))
                && (merchant == null || merchant.equals(merchantName))
                && (orderId == null || orderId.equals(order));
    }
}
