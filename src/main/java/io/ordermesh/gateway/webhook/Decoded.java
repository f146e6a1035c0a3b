package io.ordermesh.gateway.webhook;

import io.ordermesh.gateway.event.OrderMeshEvent;
import java.util.List;

/** What a body turned out to hold: all of its events, or one reason to refuse it whole. */
sealed interface Decoded {

    /** At least one event. */
    record Events(List<OrderMeshEvent> events) implements Decoded {}

    /** Nothing of the delivery is taken. */
    record Refused(Rejection reason) implements Decoded {}
}
