package io.ordermesh.sandbox;

import io.ordermesh.sandbox.api.Api;
import io.ordermesh.sandbox.api.CallLog;
import io.ordermesh.sandbox.api.Lists;
import io.ordermesh.sandbox.api.Tokens;
import io.ordermesh.sandbox.contract.ContractWatch;
import io.ordermesh.sandbox.control.Control;
import io.ordermesh.sandbox.control.OrderControl;
import io.ordermesh.sandbox.control.WebhookControl;
import io.ordermesh.sandbox.fault.Faults;
import io.ordermesh.sandbox.history.Call;
import io.ordermesh.sandbox.webhook.Webhooks;
import io.ordermesh.sandbox.world.Lifecycle;
import io.ordermesh.sandbox.world.SandboxClock;
import io.ordermesh.sandbox.world.World;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.util.List;
import java.util.function.Predicate;

/**
 * A running OrderMesh: its API and its control endpoints on one port. It belongs to whoever started it; all methods are
 * thread-safe.
 */
public final class Sandbox implements AutoCloseable {
    // What it can be told, and what it holds, is for this machine only.
    private static final String HOST = "127.0.0.1";
    private static final long LARGEST_BODY = 10_000_000;

    private final Vertx vertx;
    private final URI baseUri;
    private final OrderControl orders;
    private final WebhookControl webhooks;
    private final Faults faults;
    private final Tokens tokens;
    private final CallLog calls;
    private final SandboxClock clock;
    private final Lists lists;
    private final ContractWatch contract;

    private Sandbox(Vertx vertx, SandboxConfig config) {
        this.vertx = vertx;
        clock = new SandboxClock(config.clock());
        World world = new World(config.seed(), clock, config.merchants());
        Lifecycle lifecycle = new Lifecycle(clock, world.audit());
        Webhooks outgoing = new Webhooks(vertx, config.clock(), config.seed(), config.merchants());
        orders = new OrderControl(world, lifecycle, outgoing);
        webhooks = new WebhookControl(world, outgoing);
        faults = new Faults();
        lists = new Lists(world);
        tokens = new Tokens(config.seed(), config.clock(), config.tokenLifetime());
        calls = new CallLog(config.clock());
        contract = new ContractWatch(vertx, config.clock(), world.alterations());

        Router router = Router.router(vertx);
        Control.mount(router, world, orders, webhooks, faults, lists, clock, tokens, calls, contract);
        router.route().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        new Api(vertx, world, clock, outgoing, lists, tokens, faults, calls, contract).mount(router);
        baseUri = URI.create("http://" + HOST + ":" + listen(vertx, router, config));
        if (config.autoplay().enabled()) {
            AutoplayLoop loop = new AutoplayLoop(world, lifecycle, orders, config.autoplay(), config.seed());
            vertx.setPeriodic(config.autoplay().interval().toMillis(), tick -> loop.tick());
        }
    }

    private static int listen(Vertx vertx, Router router, SandboxConfig config) {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(config.port(), HOST)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return server.actualPort();
    }

    /** Starts a sandbox and waits until it listens. Fails when it cannot, say because the port is taken. */
    public static Sandbox start(SandboxConfig config) {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(2)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        try {
            return new Sandbox(vertx, config);
        } catch (RuntimeException e) {
            close(vertx);
            throw new IllegalStateException("The OrderMesh sandbox cannot listen on " + HOST + ":" + config.port(), e);
        }
    }

    /** Where the API is, without a slash at the end. */
    public URI baseUri() {
        return baseUri;
    }

    /** Makes, moves, spoils and shows orders. */
    public OrderControl orders() {
        return orders;
    }

    /** Directs webhooks and shows what became of them. */
    public WebhookControl webhooks() {
        return webhooks;
    }

    /** Puts faults in front of operations. */
    public Faults faults() {
        return faults;
    }

    /** Changes how lists are filtered and sorted, and whether they move. */
    public Lists lists() {
        return lists;
    }

    /** Sets the API's clock wrong. */
    public SandboxClock clock() {
        return clock;
    }

    /** Ends tokens early. */
    public Tokens tokens() {
        return tokens;
    }

    /** The calls that ended, and how many have not. */
    public CallLog callLog() {
        return calls;
    }

    /** The API calls that ended, in the order in which they did. */
    public List<Call> calls() {
        return calls.history().list();
    }

    /** How many API calls ended that the condition accepts. */
    public long countCalls(Predicate<? super Call> condition) {
        return calls.history().count(condition);
    }

    /** What of the calls so far the contract does not allow. */
    public ContractWatch contract() {
        return contract;
    }

    /** Stops at once. Calls in progress lose their connection. */
    @Override
    public void close() {
        faults.removeAll();
        contract.close();
        close(vertx);
    }

    private static void close(Vertx vertx) {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
