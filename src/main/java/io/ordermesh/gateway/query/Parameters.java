package io.ordermesh.gateway.query;

import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.problem.Problem;
import jakarta.ws.rs.WebApplicationException;

/** Reads the parameters of requests; what cannot be read is answered 400 with what is expected. */
final class Parameters {

    private Parameters() {}

    /** A number from 1 to the largest. */
    static int limit(String limit, int largest) {
        try {
            int number = Integer.parseInt(limit);
            if (number >= 1 && number <= largest) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw bad("limit must be a number from 1 to " + largest);
        }
        throw bad("limit must be a number from 1 to " + largest);
    }

    /** What names an order. */
    static OrderKey orderKey(String id) {
        return OrderKey.parse(id)
                .filter(each -> each.kind() != OrderKey.Kind.SHIPMENT)
                .orElseThrow(() -> bad("An order is named by its order id, safe:<safe id> or external:<external id>"));
    }

    static WebApplicationException bad(String detail) {
        return Problem.of(400, detail).exception();
    }
}
