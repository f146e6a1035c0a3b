package io.ordermesh.gateway.query;

import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.problem.Parameters;

/** Reads what names an order in a path. */
final class OrderKeys {

    private OrderKeys() {}

    /** An order id, {@code safe:…} or {@code external:…}; anything else is answered 400. */
    static OrderKey read(String id) {
        return OrderKey.parse(id)
                .filter(each -> each.kind() != OrderKey.Kind.SHIPMENT)
                .orElseThrow(() ->
                        Parameters.bad("An order is named by its order id, safe:<safe id> or external:<external id>"));
    }
}
