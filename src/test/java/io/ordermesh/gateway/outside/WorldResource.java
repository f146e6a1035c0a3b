package io.ordermesh.gateway.outside;

import io.ordermesh.local.process.LocalPorts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One world for all tests that run the gateway in this process; it is put into their fields of type {@link World}. */
public final class WorldResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable World world;

    @Override
    public Map<String, String> start() {
        World started = World.start();
        world = started;
        int port = LocalPorts.free();
        int management = LocalPorts.free();
        Map<String, String> settings = new LinkedHashMap<>(started.configuration());
        settings.put("quarkus.http.test-port", Integer.toString(port));
        settings.put("quarkus.management.test-port", Integer.toString(management));
        // Faults of one order concern its own read; those who test reading together have gateways of their own.
        settings.put("gateway.reconcile.bulk", "1");
        started.meets(port, management);
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(world, new TestInjector.AnnotatedAndMatchesType(Provided.class, World.class));
    }

    @Override
    public void stop() {
        if (world != null) {
            world.close();
        }
    }
}
