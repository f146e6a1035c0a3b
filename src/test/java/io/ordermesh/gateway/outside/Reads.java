package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.sandbox.history.Call;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The reads of one order that reached OrderMesh. */
final class Reads {

    private static final Pattern ORDER_ID = Pattern.compile("[?&]ids=([^&]+)");

    private Reads() {}

    /** The calls that read that order, by itself or together with others, and ended; in the order in which they did. */
    static List<Call> of(World world, String orderId) {
        return world.sandbox().callLog().history().list(call -> orders(call).anyMatch(orderId::equals));
    }

    /** The same of every order. */
    static Map<String, List<Call>> byOrder(List<Call> calls) {
        Map<String, List<Call>> reads = new HashMap<>();
        for (Call call : calls) {
            orders(call).forEach(id -> reads.computeIfAbsent(id, none -> new ArrayList<>())
                    .add(call));
        }
        return reads;
    }

    private static Stream<String> orders(Call call) {
        return switch (call.operationId()) {
            case "getOrder" -> Stream.ofNullable(call.orderId());
            case "getOrdersBulk" -> ORDER_ID.matcher(call.path()).results().map(match -> match.group(1));
            default -> Stream.empty();
        };
    }

    /** How many of them were answered; not those that the gateway gave up. */
    static long answered(World world, String orderId) {
        return of(world, orderId).stream().filter(call -> call.status() == 200).count();
    }

    /** No two were in progress at one moment. */
    static void neverOverlapped(World world, String orderId) {
        List<Call> calls = of(world, orderId);
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            assertThat(calls.subList(i + 1, calls.size())).noneMatch(call::overlaps);
        }
    }
}
