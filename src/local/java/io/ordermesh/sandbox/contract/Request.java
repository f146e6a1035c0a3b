package io.ordermesh.sandbox.contract;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a call asks.
 *
 * @param call its method, path and query as they came
 * @param orderId of the one order concerned, when that order exists
 * @param path the parameters in the path, decoded
 * @param query the parameters of the query, decoded
 */
public record Request(
        String operationId,
        String call,
        @Nullable String orderId,
        Map<String, String> path,
        Map<String, List<String>> query,
        @Nullable String contentType,
        String body) {}
