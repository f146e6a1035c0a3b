package io.ordermesh.gateway.schedule;

import io.ordermesh.gateway.event.Cause;
import java.util.List;

/** Finds what changed without a hint; nothing else, so that it makes good no other loss. */
final class Sweep implements Actor {

    private final ModelledOrderMesh orderMesh;
    private final Hints hints;

    Sweep(ModelledOrderMesh orderMesh, Hints hints) {
        this.orderMesh = orderMesh;
        this.hints = hints;
    }

    @Override
    public List<Step> steps() {
        return orderMesh.lost().isEmpty() ? List.of() : List.of(this::enqueue);
    }

    private String enqueue() {
        List<OrderName> found = List.copyOf(orderMesh.lost());
        orderMesh.lost().clear();
        return hints.enqueue(found, Cause.SWEEP);
    }
}
