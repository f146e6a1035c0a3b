package io.ordermesh.gateway.problem;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ties a response to the lines of the log: the W3C trace id, the caller's own where it sent a {@code traceparent}. */
public final class TraceIds {

    private static final TextMapGetter<String> TRACEPARENT = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceparent) {
            return List.of("traceparent");
        }

        @Override
        public @Nullable String get(@Nullable String traceparent, String key) {
            return key.equals("traceparent") ? traceparent : null;
        }
    };

    private TraceIds() {}

    /** The trace id of the request that is being handled, if there is one. */
    public static @Nullable String current() {
        return find(Span.current());
    }

    /**
     * The trace id of a request that is refused before it is traced: that of its {@code traceparent}, else a new one.
     *
     * @param traceparent the header (W3C Trace Context, section 3.2); null without one
     */
    public static String untraced(@Nullable String traceparent) {
        String sent = traceparent == null
                ? null
                : find(Span.fromContext(
                        W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, TRACEPARENT)));
        return sent == null ? IdGenerator.random().generateTraceId() : sent;
    }

    private static @Nullable String find(Span span) {
        SpanContext context = span.getSpanContext();
        return context.isValid() ? context.getTraceId() : null;
    }
}
