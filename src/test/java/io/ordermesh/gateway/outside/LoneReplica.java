package io.ordermesh.gateway.outside;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A packaged gateway alone in a world, both of which belong to one test class. */
final class LoneReplica extends ShowsReplicas implements BeforeAllCallback {

    private final Map<String, String> environment;
    private @Nullable World world;
    private @Nullable Replica replica;

    private LoneReplica(Map<String, String> environment) {
        this.environment = environment;
    }

    /** One with further environment variables. */
    static LoneReplica with(Map<String, String> environment) {
        return new LoneReplica(environment);
    }

    /** Where it is, from the first test on. */
    World world() {
        return Objects.requireNonNull(world, "The gateway has not been started");
    }

    /** Everything the gateway printed so far. */
    List<String> lines() {
        return Objects.requireNonNull(replica, "The gateway has not been started")
                .lines();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        World started = World.start();
        world = started;
        Replica launched = Replica.launch(started, environment);
        replica = launched;
        try {
            launched.awaitReady();
        } catch (RuntimeException | Error e) {
            Replica.printAll();
            throw e;
        }
        launched.receivesFrom(started);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        super.afterAll(context);
        Replica launched = replica;
        World started = world;
        // This lives as long as its test class: what the sandbox knows shall not.
        replica = null;
        world = null;
        try {
            if (launched != null) {
                launched.close();
            }
        } finally {
            if (started != null) {
                started.close();
            }
        }
    }
}
