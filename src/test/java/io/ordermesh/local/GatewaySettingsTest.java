package io.ordermesh.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GatewaySettingsTest {

    @Test
    void namesVariablesAsTheGatewayReadsThem() {
        GatewaySettings settings = new GatewaySettings(Map.of(
                "quarkus.datasource.reactive.url", "a",
                "gateway.ordermesh.base-url", "b",
                "gateway.merchants.\"demo\".client-id", "c"));

        assertThat(settings.environment())
                .containsOnly(
                        Map.entry("QUARKUS_DATASOURCE_REACTIVE_URL", "a"),
                        Map.entry("GATEWAY_ORDERMESH_BASE_URL", "b"),
                        Map.entry("GATEWAY_MERCHANTS__DEMO__CLIENT_ID", "c"));
    }
}
