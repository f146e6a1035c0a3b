package io.ordermesh.gateway.ordermesh.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ordermesh.gateway.ordermesh.wire.Wire;
import java.util.Optional;

/** Art of an item and what the platform made of it (contract 5.4, documented). */
public record ItemImage(@JsonValue Wire wire) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ItemImage {}

    public Optional<String> url() {
        return wire.text("url");
    }

    public Optional<String> thumbnailUrl() {
        return wire.text("thumbnailUrl");
    }

    public Optional<String> area() {
        return wire.text("area");
    }

    public Optional<String> printMethod() {
        return wire.text("printMethod");
    }

    public Optional<String> ourUrl() {
        return wire.text("ourUrl");
    }

    public Optional<String> ourFileId() {
        return wire.text("ourFileId");
    }

    public Optional<String> ourThumbnailUrl() {
        return wire.text("ourThumbnailUrl");
    }

    public Optional<String> ourThumbnailFileId() {
        return wire.text("ourThumbnailFileId");
    }

    public Optional<String> vendorReadyFileId() {
        return wire.text("vendorReadyFileId");
    }
}
