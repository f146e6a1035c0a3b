package io.ordermesh.gateway.problem;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.jspecify.annotations.Nullable;

/** What ties a response to the lines of the log: the W3C trace id, the caller's own where it sent a {@code traceparent}. */
public final class TraceIds {

    private TraceIds() {}

    /** The trace id of the request that is being handled, if there is one. */
    public static @Nullable String current() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid() ? span.getTraceId() : null;
    }
}
