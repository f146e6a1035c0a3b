package io.ordermesh.gateway.outside;

import java.util.Map;

/** A budget that a burst does not use up, and waits that a test can step into. */
final class Converging {

    static final Map<String, String> ENVIRONMENT = Map.of(
            "GATEWAY_ORDERMESH_REQUESTS_PER_SECOND", "2000",
            "GATEWAY_RECONCILE_BULK", "50",
            "GATEWAY_RECONCILE_SETTLE", "PT0.5S",
            "GATEWAY_RECONCILE_LONGEST_SETTLE", "PT10S",
            "GATEWAY_RECONCILE_CONFIRM_DELAY", "PT3S",
            "GATEWAY_RECONCILE_MISSED_AFTER", "PT2S",
            "GATEWAY_RECONCILE_STRAY_LIMIT", "4");

    private Converging() {}
}
