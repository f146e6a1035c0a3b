package io.ordermesh.gateway.ordermesh;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What a read brought. What is neither of these is an {@link OrderMeshFailure}. */
public sealed interface ReadResult {

    /** The order and all of its shipments, as they came. */
    record Found(JsonNode order, List<JsonNode> shipments) implements ReadResult {}

    /** The key was not an order id; these are the orders that it names. */
    record Resolved(List<String> orderIds) implements ReadResult {}

    /** The order is another merchant's, by OrderMesh's id of that merchant. */
    record Elsewhere(String merchantId) implements ReadResult {}

    /** OrderMesh knows no such order. */
    record NotFound() implements ReadResult {}
}
