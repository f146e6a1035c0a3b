package io.ordermesh.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.sandbox.api.CallLog;
import io.ordermesh.sandbox.api.Lists;
import io.ordermesh.sandbox.api.Tokens;
import io.ordermesh.sandbox.contract.ContractWatch;
import io.ordermesh.sandbox.fault.Faults;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.SandboxClock;
import io.ordermesh.sandbox.world.StepNotPossible;
import io.ordermesh.sandbox.world.World;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The endpoints under /sandbox, by which a person with curl does what tests do with the typed methods. Whatever comes
 * over HTTP is bounded, and refused in a sentence.
 */
public final class Control {
    private static final Logger LOG = Logger.getLogger(Control.class.getName());
    private static final String ALL = "/sandbox*";
    private static final int LARGEST_BODY = 1_048_576;

    private final Router router;

    private Control(Router router) {
        this.router = router;
    }

    /** Adds all endpoints to the router. */
    public static void mount(
            Router router,
            World world,
            OrderControl orders,
            WebhookControl webhooks,
            Faults faults,
            Lists lists,
            SandboxClock clock,
            Tokens tokens,
            CallLog calls,
            ContractWatch contract) {
        Control control = new Control(router);
        router.route(ALL).handler(Control::ignoreContentType);
        router.route(ALL)
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
                .failureHandler(Control::refuse);
        // For a path that cannot be decoded, which no route sees.
        router.errorHandler(400, Control::refuseUrl);
        new OrderRoutes(world, orders).mount(control);
        new WebhookRoutes(world, webhooks).mount(control);
        new FaultRoutes(world, faults, tokens).mount(control);
        new ListRoutes(lists, clock).mount(control);
        new HistoryRoutes(world, webhooks, faults, calls, contract).mount(control);
        router.route(ALL)
                .handler(context -> fail(
                        context,
                        404,
                        "There is no " + context.request().method() + " "
                                + Names.shown(context.request().path()) + ": GET /sandbox lists what there is."));
    }

    /** A body is JSON, or goes out as it is. With the type of a form, as curl sends it, a long one would be refused. */
    private static void ignoreContentType(RoutingContext context) {
        context.request().headers().remove(HttpHeaders.CONTENT_TYPE);
        context.next();
    }

    /**
     * Adds an endpoint; what it returns is answered as JSON, and what it refuses as 400, 404 or 409.
     *
     * @param queries the query parameters that it knows
     */
    void on(String method, String path, Function<Request, JsonNode> action, String... queries) {
        List<String> known = List.of(queries);
        router.route(HttpMethod.valueOf(method), path).handler(context -> serve(context, known, action));
    }

    /** The same for one that takes no body. */
    void onBodiless(String method, String path, Function<Request, JsonNode> action, String... queries) {
        on(
                method,
                path,
                request -> {
                    request.requireNothing();
                    return action.apply(request);
                },
                queries);
    }

    private static void serve(RoutingContext context, List<String> queries, Function<Request, JsonNode> action) {
        try {
            Request request = new Request(context);
            request.requireQuery(queries);
            answer(context, 200, action.apply(request));
        } catch (InvalidRequest e) {
            fail(context, 400, e.sentence());
        } catch (NotThere e) {
            fail(context, 404, e.getMessage() + ".");
        } catch (StepNotPossible e) {
            fail(context, 409, e.getMessage() + ".");
        }
    }

    /** What never reached an endpoint, and what went wrong in one. */
    private static void refuse(RoutingContext context) {
        switch (context.statusCode()) {
            case 413 ->
                fail(context, 413, "The body is larger than " + LARGEST_BODY + " bytes, the most that is read.");
            case 400 -> refuseUrl(context);
            default -> {
                LOG.log(Level.WARNING, "A control endpoint failed", context.failure());
                fail(context, 500, "The sandbox failed to do this: its log says more.");
            }
        }
    }

    private static void refuseUrl(RoutingContext context) {
        fail(context, 400, "The path or the query is not percent-encoded as in a URL.");
    }

    private static void fail(RoutingContext context, int status, String sentence) {
        answer(context, status, Json.object().put("error", sentence));
    }

    private static void answer(RoutingContext context, int status, JsonNode body) {
        context.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(body.toPrettyString() + "\n");
    }
}
