package io.ordermesh.gateway.ordermesh;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcResponseFilter;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;

/**
 * Makes OrderMesh's token answer one that the OIDC client reads: both spellings of the names occur in its samples
 * (contract 2.2). What is no token becomes a text that is safe in logs, since the OIDC client repeats it in its failure.
 */
@Singleton
@Unremovable
@OidcEndpoint(OidcEndpoint.Type.TOKEN)
public class TokenAnswer implements OidcResponseFilter {

    /** What the OIDC client's failure says before the status of a failed token request and the seconds to wait, if any. */
    static final String REFUSED = "token request answered ";

    @Override
    public Uni<Void> filter(OidcResponseFilterContext context) {
        if (context.statusCode() == 200) {
            context.responseBody(
                    Buffer.newInstance(standard(context.responseBody()).toBuffer()));
        } else {
            Duration wait = FailureMapper.retryAfter(
                    context.responseHeaders().get(HttpHeaders.RETRY_AFTER),
                    context.responseHeaders().get(HttpHeaders.DATE));
            context.responseBody(
                    Buffer.buffer(REFUSED + context.statusCode() + (wait == null ? "" : " " + wait.toSeconds())));
        }
        return Uni.createFrom().voidItem();
    }

    private static JsonObject standard(Buffer body) {
        JsonObject standard = new JsonObject();
        try {
            JsonObject answer = body.getDelegate().toJsonObject();
            copy(answer, standard, "accessToken", "access_token");
            copy(answer, standard, "expiresIn", "expires_in");
        } catch (DecodeException | ClassCastException notAnObject) {
            return standard;
        }
        return standard;
    }

    private static void copy(JsonObject answer, JsonObject standard, String camel, String snake) {
        Object value = answer.getValue(camel, answer.getValue(snake));
        if (value != null) {
            standard.put(snake, value);
        }
    }
}
