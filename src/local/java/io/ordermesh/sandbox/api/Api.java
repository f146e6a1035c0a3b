package io.ordermesh.sandbox.api;

import io.ordermesh.sandbox.contract.ContractWatch;
import io.ordermesh.sandbox.contract.Request;
import io.ordermesh.sandbox.contract.WatchedCall;
import io.ordermesh.sandbox.fault.Faults;
import io.ordermesh.sandbox.webhook.Webhooks;
import io.ordermesh.sandbox.world.SandboxClock;
import io.ordermesh.sandbox.world.WireDates;
import io.ordermesh.sandbox.world.World;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Serves the operations of the table: finds the caller, applies faults, notes each call and has it watched. */
public final class Api {
    private static final int NOT_IMPLEMENTED = 501;

    private static final String BEARER = "Bearer ";

    private final Vertx vertx;
    private final World world;
    private final SandboxClock clock;
    private final Tokens tokens;
    private final Faults faults;
    private final CallLog calls;
    private final ContractWatch contract;
    private final UserOperations users;
    private final OrderOfCall orderOfCall;
    private final Map<Operation, OperationHandler> handlers = new EnumMap<>(Operation.class);

    public Api(
            Vertx vertx,
            World world,
            SandboxClock clock,
            Webhooks webhooks,
            Lists lists,
            Tokens tokens,
            Faults faults,
            CallLog calls,
            ContractWatch contract) {
        this.vertx = vertx;
        this.world = world;
        this.clock = clock;
        this.tokens = tokens;
        this.faults = faults;
        this.calls = calls;
        this.contract = contract;
        this.users = new UserOperations(world, tokens);
        this.orderOfCall = new OrderOfCall(world);
        Changes changes = new Changes(world, webhooks);
        users.register(handlers);
        new NoteOperations(world).register(handlers);
        new OrderQueries(world, lists).register(handlers);
        new OrderCreation(world, webhooks).register(handlers);
        new OrderOperations(world, changes).register(handlers);
        new OrderItemOperations(world, changes).register(handlers);
        new ShipmentQueries(world, lists).register(handlers);
        new ShipmentOperations(world, changes).register(handlers);
        new RerouteOperations(world, changes).register(handlers);
        new PackageOperations(world, changes).register(handlers);
        new AuditOperations(world).register(handlers);
        new InboundOrders(vertx, world, webhooks).register(handlers);
        new CatalogOperations().register(handlers);
    }

    /** Adds a route for each operation; fixed paths come before those with parameters, and the last refuses all else. */
    public void mount(Router router) {
        Arrays.stream(Operation.values())
                .sorted(Comparator.comparing(Operation::parameterCount))
                .forEach(operation -> router.route(HttpMethod.valueOf(operation.method()), vertxPath(operation.path()))
                        .handler(context -> serve(operation, context)));
        router.route().handler(Api::refuse);
    }

    private static void refuse(RoutingContext context) {
        context.response()
                .setStatusCode(404)
                .putHeader("content-type", "application/json")
                .end(WrittenAnswer.of(Answer.notFound("The path")).body());
    }

    private static String vertxPath(String path) {
        return path.replaceAll("\\{(\\w+)}", ":$1");
    }

    private void serve(Operation operation, RoutingContext context) {
        String body = Objects.requireNonNullElse(context.body().asString(), "");
        String token = token(context);
        Caller caller = (operation.isOpen() ? users.findCaller(body) : tokens.findOwner(token)).orElse(null);
        String merchantName = caller == null ? null : caller.merchant().name();
        ApiCall call = new ApiCall(caller, context.pathParams(), query(context.queryParams()), body);
        String orderId = orderOfCall.find(operation, call);
        CallLog.Entry entry = calls.begin(operation, context.request().uri(), body, merchantName, orderId);
        WatchedCall watched = contract.begin(request(operation, call, orderId, context));
        Responder responder = new Responder(vertx, context.response(), entry, watched);
        clock.answered().ifPresent(now -> context.response().putHeader("date", WireDates.header(now)));
        boolean admitted = operation.isOpen() || tokens.isValid(token);

        Supplier<WrittenAnswer> answer = () -> {
            WrittenAnswer right = admitted ? perform(operation, call) : WrittenAnswer.of(Answer.unauthorized());
            // What an API lacks that was told to lack it (Lists) is no breach of the contract.
            if (right.status() != NOT_IMPLEMENTED) {
                watched.answered(right.status(), right.body());
            }
            return right;
        };
        faults.take(operation.id(), merchantName, orderId)
                .ifPresentOrElse(fault -> responder.respond(answer, fault), () -> responder.respond(answer.get()));
    }

    private static Request request(
            Operation operation, ApiCall call, @Nullable String orderId, RoutingContext context) {
        return new Request(
                operation.id(),
                operation.method() + " " + context.request().uri(),
                orderId,
                call.pathParameters(),
                call.queryParameters(),
                context.request().getHeader("Content-Type"),
                call.body());
    }

    private static String token(RoutingContext context) {
        @Nullable String header = context.request().getHeader("Authorization");
        return header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : "";
    }

    private static Map<String, List<String>> query(MultiMap parameters) {
        Map<String, List<String>> query = new TreeMap<>();
        parameters.names().forEach(name -> query.put(name, parameters.getAll(name)));
        return query;
    }

    private WrittenAnswer perform(Operation operation, ApiCall call) {
        OperationHandler handler = Objects.requireNonNull(handlers.get(operation), operation::id);
        // Written in the same turn: an order may change while its answer waits.
        return world.inTurn(() -> WrittenAnswer.of(handle(handler, call)));
    }

    private static Answer handle(OperationHandler handler, ApiCall call) {
        try {
            return Bulk.attempt(handler, call);
        } catch (RuntimeException e) {
            return Answer.error(500, e.toString());
        }
    }
}
