package io.ordermesh.gateway.ordermesh;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The errors in the body of a refused call. Bodies are assumed ones, so nothing is decided by them (contract 2.6). */
final class ErrorBody {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 20;

    private ErrorBody() {}

    /** The errors that can be read, at most {@value #MOST}. */
    static List<ApiError> read(Response response) {
        try {
            String body = response.hasEntity() ? response.readEntity(String.class) : null;
            return body == null ? List.of() : read(JSON.readTree(body));
        } catch (JsonProcessingException | RuntimeException notReadable) {
            return List.of();
        }
    }

    private static List<ApiError> read(JsonNode body) {
        JsonNode errors = body.path("errors");
        if (!errors.isArray()) {
            return List.of();
        }
        return errors.valueStream()
                .filter(JsonNode::isObject)
                .limit(MOST)
                .map(error -> ApiError.of(text(error, "code"), text(error, "message"), text(error, "field")))
                .toList();
    }

    private static @Nullable String text(JsonNode error, String name) {
        JsonNode value = error.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }
}
