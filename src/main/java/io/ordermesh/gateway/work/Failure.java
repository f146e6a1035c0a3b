package io.ordermesh.gateway.work;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an attempt at a read brought nothing. Holds no personal data.
 *
 * @param operation the operationId, or what else was tried
 * @param reason from a closed set
 * @param status of the answer, if there was one
 * @param attempts how often the call was sent
 * @param errors what OrderMesh found wrong
 * @param detail where and why an answer could not be read or kept
 */
public record Failure(
        String operation,
        String reason,
        @Nullable Integer status,
        int attempts,
        List<Mistake> errors,
        @Nullable String detail) {

    /** An error of an answer without its words: what kind of mistake, and in which field. */
    public record Mistake(@Nullable String code, @Nullable String field) {}
}
