package io.ordermesh.gateway.outside;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.gateway.outside.World.TestMerchant;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Switches sweeps on, with waits that suit a test; an audit comes when it is asked for. */
final class Sweeping {

    static final Duration OVERLAP = Duration.ofSeconds(3);

    static final Map<String, String> ENVIRONMENT = Map.of(
            "GATEWAY_SWEEP_ENABLED", "true",
            "GATEWAY_SWEEP_INTERVAL", "PT0.3S",
            "GATEWAY_SWEEP_SHORTEST_INTERVAL", "PT0.2S",
            "GATEWAY_SWEEP_LONGEST_INTERVAL", "PT0.6S",
            "GATEWAY_SWEEP_LAG", "PT0.5S",
            "GATEWAY_SWEEP_OVERLAP", OVERLAP.toString(),
            "GATEWAY_SWEEP_PAGE_SIZE", "20",
            "GATEWAY_SWEEP_AUDIT_CYCLE", "1");

    private Sweeping() {}

    /** How far the comparison of the caller's copy with OrderMesh's lists is. */
    static JsonNode status(World world, TestMerchant caller) {
        return Api.convergence(world, caller).path("sweep");
    }

    /** Where the caller's backfill is. */
    static String backfill(World world, TestMerchant caller) {
        return status(world, caller).at("/backfill/state").asText();
    }

    /** And further variables, or others. */
    static Map<String, String> with(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.putAll(more);
        return environment;
    }
}
