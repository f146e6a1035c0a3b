package io.ordermesh.gateway.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.ordermesh.gateway.problem.Problem;
import io.ordermesh.gateway.problem.TraceIds;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Answers what fails in the server itself, beside the API. The server's own handler would log the address, and an address can
 * hold a webhook's token or a customer's e-mail.
 */
@Singleton
class UnforeseenFailures {

    private static final Logger LOG = Logger.getLogger(UnforeseenFailures.class);
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::answer);
    }

    private void answer(RoutingContext context) {
        Throwable failure = context.failure();
        if (failure instanceof SecurityException || context.response().ended()) {
            context.next();
            return;
        }
        int status = context.statusCode() >= CLIENT_ERROR ? context.statusCode() : SERVER_ERROR;
        if (status >= SERVER_ERROR) {
            LOG.errorf(
                    "A request failed: traceId=%s failure=%s",
                    TraceIds.current(),
                    failure == null ? "none" : failure.getClass().getName());
        }
        Problem problem = Problem.of(
                        status,
                        status < SERVER_ERROR
                                ? "The request was refused."
                                : "The gateway failed to answer; its log has the trace id. Try again later.")
                .traced();
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaderNames.CACHE_CONTROL, "no-store");
        var unused = context.response().end(Buffer.buffer(problem.json()));
    }
}
