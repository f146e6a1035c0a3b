package io.ordermesh.gateway.ordermesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ordermesh.gateway.configuration.ConfigurationProblems;
import io.ordermesh.gateway.ordermesh.orders.OrdersApi;
import io.ordermesh.gateway.ordermesh.shipments.ShipmentsApi;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.ws.rs.client.ClientRequestContext;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationPathsTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            getOrder, /v2/orders/{orderId},         -,      /v1/orders/a1,                 /v2/orders/a1
            GETORDER, /v2/orders/{orderId}/full,    -,      /v1/orders/a1,                 /v2/orders/a1/full
            getOrder, /{orderId}/order/{orderId},   -,      /v1/orders/a1,                 /a1/order/a1
            getOrder, /v2/orders/{orderId},         /,      /v1/orders/a1,                 /v2/orders/a1
            getOrder, /v2/orders/{orderId},         /proxy, /proxy/v1/orders/a1,           /proxy/v2/orders/a1
            getOrder, /v2/orders/{orderId},         /proxy/, /proxy/v1/orders/a1,          /proxy/v2/orders/a1
            getOrder, /v2/orders/{orderId},         -,      /v1/orders/a%2Fb%20%7Bc%7D$1,  /v2/orders/a%2Fb%20%7Bc%7D$1
            getShipment, /v2/shipments/{id},        -,      /shipment/v1/s1,               /v2/shipments/s1
            searchOrders, /v2/orders,               -,      /v1/orders/search?a=1&b=%26,   /v2/orders?a=1&b=%26
            getOrder, /v2/orders/{orderId},         -,      /v1/orders/search?a=1,         -
            """)
    void aConfiguredOperationGoesToItsPath(
            String operation, String template, @Nullable String base, String assumed, @Nullable String sent) {
        OperationPaths paths = new OperationPaths(Map.of(operation, template), base);
        String invoked = sent == null ? "searchOrders" : operation;

        assertThat(filtered(paths, invoked, "https://api.example" + assumed))
                .hasToString("https://api.example" + (sent == null ? assumed : sent));
    }

    @Test
    void withoutConfigurationNothingChanges() {
        assertThat(filtered(new OperationPaths(Map.of(), null), "getOrder", "https://api.example/v1/orders/a1"))
                .hasToString("https://api.example/v1/orders/a1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            getOrders | /v2/{orderId}       | GATEWAY_ORDERMESH_PATHS__GETORDERS names no operation. The operations are addRefundRequest, assignShipment,
            getOrder  | /v2/orders          | GATEWAY_ORDERMESH_PATHS__GETORDER lacks the path variable {orderId}.
            getOrder  | /v2/orders/{id}     | GATEWAY_ORDERMESH_PATHS__GETORDER lacks the path variable {orderId}.
            getOrder  | v2/orders/{orderId} | GATEWAY_ORDERMESH_PATHS__GETORDER must start with a slash.
            getOrder  | /{shop}/{orderId}   | GATEWAY_ORDERMESH_PATHS__GETORDER holds the unknown path variable {shop}.
            """)
    void aWrongPathStopsTheStartAndIsNamed(String operation, String template, String message) {
        ConfigurationProblems problems = new ConfigurationProblems();

        OperationPaths.check(Map.of(operation, template), problems);

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(problems::stopIfAny)
                .withMessageContaining("\n  - " + message);
    }

    private static URI filtered(OperationPaths paths, String operation, String uri) {
        Method invoked = Stream.of(OrdersApi.class, ShipmentsApi.class)
                .flatMap(api -> Arrays.stream(api.getMethods()))
                .filter(method -> method.getName().equalsIgnoreCase(operation))
                .findFirst()
                .orElseThrow();
        URI[] current = {URI.create(uri)};
        paths.filter(request(invoked, current));
        return current[0];
    }

    /** A request of which only what the filter looks at exists. */
    private static ClientRequestContext request(Method invoked, URI[] current) {
        return (ClientRequestContext) Proxy.newProxyInstance(
                OperationPathsTest.class.getClassLoader(),
                new Class<?>[] {ClientRequestContext.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getProperty" -> invoked;
                    case "getUri" -> current[0];
                    case "setUri" -> {
                        current[0] = (URI) arguments[0];
                        yield current[0];
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
