package io.ordermesh.gateway.outside;

import io.ordermesh.gateway.outside.World.TestMerchant;
import io.ordermesh.local.process.LocalPorts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
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
        Map<String, String> settings = new LinkedHashMap<>(started.configuration());
        settings.put("quarkus.http.test-port", Integer.toString(port));
        settings.put("quarkus.management.test-port", Integer.toString(LocalPorts.free()));
        // Faults of one order concern its own read; those who test reading together have it on (Converging).
        settings.put("gateway.reconcile.bulk", "1");
        for (TestMerchant merchant : List.of(World.ACME, World.GLOBEX)) {
            started.sandbox()
                    .webhooks()
                    .setUrl(
                            merchant.id(),
                            URI.create("http://127.0.0.1:" + port + "/webhooks/" + merchant.id() + "/"
                                    + merchant.webhookToken()));
        }
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
