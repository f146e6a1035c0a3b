package io.ordermesh.gateway.ordermesh.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** The answer of a bulk call: BulkResponse of orders and shipments (contract 5.6, assumed). */
public record BulkAnswer(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BulkAnswer {}

    /** One for each element of the request. */
    public List<BulkItem> responses() {
        return wire.list("responses", BulkItem::new);
    }
}
