package io.ordermesh.gateway.order;

import io.ordermesh.gateway.event.Cause;
import io.ordermesh.gateway.event.OrderKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Each order's story: what was found, changed, given up. Holds no personal data. */
@Singleton
public class Journal {

    private static final String ADD = """
            insert into order_journal (merchant, order_key, kind, cause, revision, detail)
            values ($1, $2, $3, $4, $5, $6)
            """;

    /** Adds a line as a part of the caller's transaction. */
    public Uni<Void> add(
            SqlClient transaction,
            String merchant,
            OrderKey key,
            Enum<?> kind,
            Cause cause,
            @Nullable Long revision,
            JsonObject detail) {
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.tuple()
                        .addString(merchant)
                        .addString(key.text())
                        .addString(kind.name())
                        .addString(cause.name())
                        .addLong(revision)
                        .addValue(detail))
                .replaceWithVoid();
    }
}
