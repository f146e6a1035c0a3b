package io.ordermesh.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ordermesh.gateway.merchant.MerchantsConfig;
import io.ordermesh.gateway.ordermesh.OrderMeshSettings;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SRCFG00014: The config property gateway.a.b-c is required | GATEWAY_A_B_C: The config property gateway.a.b-c is required
            java.lang.IllegalArgumentException: SRCFG00039: The config property gateway.a.b with the value "x" | GATEWAY_A_B: The config property gateway.a.b with the value "x"
            SRCFG00014: The config property gateway.merchants."acme".base-url is wrong | GATEWAY_MERCHANTS__ACME__BASE_URL: The config property gateway.merchants."acme".base-url is wrong
            SRCFG00029: Expected an integer value, got "x" | Expected an integer value, got "x"
            Something else | Something else
            """)
    void aMessageBeginsWithTheEnvironmentVariable(String message, String named) {
        assertThat(Gateway.named(message)).isEqualTo(named);
    }

    @Test
    void theMessagesOfTheConfigurationAreOfThisForm() {
        assertThat(problems(Map.of(
                        "GATEWAY_ORDERMESH_RETRIES", "many",
                        "GATEWAY_ORDERMESH_ANSWER_TIMEOUT", "soon",
                        "GATEWAY_ORDERMESH_BREAKER_WINDOW", "x",
                        "GATEWAY_MERCHANTS__ACME__BASE_URL", "not a url")))
                .hasSize(4)
                .anyMatch(problem -> problem.startsWith("GATEWAY_ORDERMESH_RETRIES: "))
                .anyMatch(problem -> problem.startsWith("GATEWAY_ORDERMESH_ANSWER_TIMEOUT: "))
                .anyMatch(problem -> problem.startsWith("GATEWAY_ORDERMESH_BREAKER_WINDOW: "))
                .anyMatch(problem -> problem.startsWith("GATEWAY_MERCHANTS__ACME__BASE_URL: "));
    }

    private static Stream<String> problems(Map<String, String> environment) {
        ConfigValidationException refusal =
                catchThrowableOfType(ConfigValidationException.class, () -> new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withSources(new EnvConfigSource(environment, 300))
                        .withMapping(OrderMeshSettings.class)
                        .withMapping(MerchantsConfig.class)
                        .build());
        return IntStream.range(0, refusal.getProblemCount())
                .mapToObj(index -> Gateway.named(refusal.getProblem(index).getMessage()));
    }
}
