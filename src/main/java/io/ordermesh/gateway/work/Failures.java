package io.ordermesh.gateway.work;

import io.ordermesh.gateway.work.Failure.Mistake;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.List;

/** The last failures of each pending read, for the one who looks at it when it is a dead letter. */
@Singleton
public class Failures {

    private static final int KEPT = 20;

    private static final String NOTE = """
            update pending_read set failures = (
                select jsonb_agg(each order by place) from jsonb_array_elements(
                        failures || jsonb_build_array(jsonb_build_object('at', now()) || $4::jsonb))
                    with ordinality as noted (each, place)
                where place > jsonb_array_length(failures) + 1 - $5)
            where merchant = $1 and order_key = $2 and lease_token = $3
            """;

    /** Adds a failure to those of the read, if its lease is still held; the oldest of more than {@value #KEPT} goes. */
    public Uni<Void> note(SqlClient transaction, PendingRead read, Failure failure) {
        return transaction
                .preparedQuery(NOTE)
                .execute(Tuple.of(read.merchant(), read.key().text(), read.lease(), json(failure), KEPT))
                .replaceWithVoid();
    }

    private static JsonObject json(Failure failure) {
        JsonArray errors = new JsonArray();
        failure.errors()
                .forEach(each ->
                        errors.add(new JsonObject().put("code", each.code()).put("field", each.field())));
        return new JsonObject()
                .put("operation", failure.operation())
                .put("reason", failure.reason())
                .put("status", failure.status())
                .put("attempts", failure.attempts())
                .put("errors", errors)
                .put("detail", failure.detail());
    }

    /** Reads what {@link #note} wrote, oldest first. */
    static List<FailedAttempt> read(JsonArray failures) {
        return failures.stream()
                .map(JsonObject.class::cast)
                .map(each -> new FailedAttempt(
                        OffsetDateTime.parse(each.getString("at")).toInstant(),
                        new Failure(
                                each.getString("operation"),
                                each.getString("reason"),
                                each.getInteger("status"),
                                each.getInteger("attempts"),
                                each.getJsonArray("errors").stream()
                                        .map(JsonObject.class::cast)
                                        .map(error -> new Mistake(error.getString("code"), error.getString("field")))
                                        .toList(),
                                each.getString("detail"))))
                .toList();
    }
}
