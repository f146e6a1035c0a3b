package io.ordermesh.gateway.ordermesh.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;

/** What became of one element of a bulk call: BulkResponseItem (contract 5.6, assumed). */
public record BulkItem(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BulkItem {}

    /** Place of the element in the request. */
    public Optional<Long> index() {
        return wire.integer("index");
    }

    public Optional<String> id() {
        return wire.text("id");
    }

    /** What the element alone would have been answered with. */
    public long statusCode() {
        return wire.requiredInteger("statusCode");
    }

    public Optional<Wire> body() {
        return wire.object("body");
    }

    public List<Wire> errors() {
        return wire.list("errors", each -> each);
    }

    /** Whether this element was done. */
    public boolean succeeded() {
        return statusCode() >= 200 && statusCode() < 300;
    }
}
