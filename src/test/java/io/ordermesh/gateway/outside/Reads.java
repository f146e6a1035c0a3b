package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.sandbox.history.Call;
import java.util.List;

/** The reads of one order that reached OrderMesh. */
final class Reads {

    private Reads() {}

    /** The calls of getOrder about that order that ended, in the order in which they did. */
    static List<Call> of(World world, String orderId) {
        return world.sandbox()
                .callLog()
                .history()
                .list(call -> call.operationId().equals("getOrder") && orderId.equals(call.orderId()));
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
