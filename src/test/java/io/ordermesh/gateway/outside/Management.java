package io.ordermesh.gateway.outside;

import io.restassured.response.Response;
import java.util.Arrays;
import java.util.stream.Stream;

/** The operators' side, on a port of its own. */
final class Management {

    private Management() {}

    static Response get(World world, String path) {
        return world.management().get(path);
    }

    /** The sum of the metric's series that have all of these labels, such as {@code merchant="acme"}; 0 without one. */
    static double metric(World world, String name, String... labels) {
        Stream<String> series = get(world, "/q/metrics").asString().lines().filter(line -> line.startsWith(name + "{"));
        return series.filter(line -> Arrays.stream(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
