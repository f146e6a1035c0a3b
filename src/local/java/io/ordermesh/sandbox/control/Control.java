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
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** The endpoints under /sandbox, by which a person with curl does what tests do with the typed methods. */
public final class Control {
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
        new OrderRoutes(world, orders).mount(control);
        new WebhookRoutes(webhooks).mount(control);
        new FaultRoutes(faults, tokens).mount(control);
        new ListRoutes(lists, clock).mount(control);
        new HistoryRoutes(world, webhooks, faults, calls, contract).mount(control);
    }

    /** Adds an endpoint; what it returns is answered as JSON, and its exceptions as 400, 404 or 409. */
    void on(String method, String path, Function<Request, JsonNode> action) {
        router.route(HttpMethod.valueOf(method), path).handler(context -> serve(context, action));
    }

    private static void serve(RoutingContext context, Function<Request, JsonNode> action) {
        try {
            answer(context, 200, action.apply(new Request(context)));
        } catch (IllegalArgumentException e) {
            fail(context, 400, e);
        } catch (NoSuchElementException e) {
            fail(context, 404, e);
        } catch (StepNotPossible e) {
            fail(context, 409, e);
        }
    }

    private static void fail(RoutingContext context, int status, RuntimeException failure) {
        answer(context, status, Json.object().put("error", failure.getMessage()));
    }

    private static void answer(RoutingContext context, int status, JsonNode body) {
        context.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(body.toPrettyString() + "\n");
    }
}
