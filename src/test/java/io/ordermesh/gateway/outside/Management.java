package io.ordermesh.gateway.outside;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** The operators' side, on a port of its own. */
final class Management {

    private Management() {}

    static Response get(String path) {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        return given().baseUri("http://127.0.0.1").port(port).get(path);
    }

    /** The sum of the metric's series that have all of these labels, such as {@code merchant="acme"}; 0 without one. */
    static double metric(String name, String... labels) {
        Stream<String> series = get("/q/metrics").asString().lines().filter(line -> line.startsWith(name + "{"));
        return series.filter(line -> Arrays.stream(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
