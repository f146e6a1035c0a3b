package io.ordermesh.gateway.ordermesh.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Optional;

/** One change that OrderMesh noted: StringAuditEvent of notes, orders and shipments (contract 5.6, assumed). */
public record AuditEvent(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AuditEvent {}

    public Optional<String> id() {
        return wire.text("id");
    }

    public Optional<String> eventType() {
        return wire.text("eventType");
    }

    public Optional<String> resourceId() {
        return wire.text("resourceId");
    }

    public Optional<String> oldValue() {
        return wire.text("oldValue");
    }

    public Optional<String> newValue() {
        return wire.text("newValue");
    }

    public Optional<String> user() {
        return wire.text("user");
    }

    public Optional<Instant> createdAt() {
        return wire.time("createdAt");
    }
}
