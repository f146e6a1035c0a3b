package io.ordermesh.gateway.work;

import io.ordermesh.gateway.event.OrderKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;

/** Takes reads off the queue that nobody needs any more. */
@Singleton
public class ForgottenReads {

    /** Locked in the order in which hints are taken in. */
    private static final String FORGET = """
            with held as materialized (
                select merchant, order_key from pending_read where merchant = $1 and order_key = any($2)
                order by order_key collate "C" for update)
            delete from pending_read p using held where p.merchant = held.merchant and p.order_key = held.order_key
            """;

    /**
     * Removes the reads of these keys as a part of the caller's transaction. A read that is being stored is waited for;
     * one that is under way is not stored any more.
     */
    public Uni<Void> forget(SqlClient transaction, String merchant, Collection<OrderKey> keys) {
        return transaction
                .preparedQuery(FORGET)
                .execute(Tuple.tuple()
                        .addString(merchant)
                        .addArrayOfString(keys.stream().map(OrderKey::text).toArray(String[]::new)))
                .replaceWithVoid();
    }
}
