package io.ordermesh.gateway.order;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives rows a new revision, so that the relay sends them to the state topic once more: {@link Publications}. They are no
 * changes, and wait behind those.
 */
@Singleton
public class Republication {

    private static final int CHUNK = 1000;

    /**
     * A row that somebody holds is left out and named, to be waited for alone: whoever waits while it holds others may
     * wait crosswise.
     */
    private static final String REVISE_CHUNK = """
            with chunk as materialized (
                select merchant, order_id from orders
                where %s and (merchant, order_id) > ($2, $3)
                order by merchant, order_id limit $4),
            free as materialized (
                select o.merchant, o.order_id from orders o join chunk using (merchant, order_id)
                for update of o skip locked),
            revised as (
                update orders o set revision = o.revision + 1
                from free where o.merchant = free.merchant and o.order_id = free.order_id)
            select merchant, order_id, free.order_id is not null as revised
            from chunk left join free using (merchant, order_id) order by merchant, order_id
            """;

    private static final String ONE = "merchant = $1";
    private static final String EVERYBODY = "$1::text is null";

    private static final String REVISE =
            "update orders set revision = revision + 1 where merchant = $1 and order_id = $2";

    private final Pool pool;

    Republication(Pool pool) {
        this.pool = pool;
    }

    /** Up to which row the chunks have come. */
    private static final class Progress {

        String merchant = "";
        String orderId = "";
    }

    /**
     * Revises the rows of one merchant, or all, those of erased and gone orders too, and gives their number. It does so
     * in chunks: one that fails leaves the earlier ones revised, which a repeat revises again.
     */
    public Uni<Long> of(@Nullable String merchant) {
        return Multi.createBy()
                .repeating()
                .uni(Progress::new, progress -> chunk(merchant, progress))
                .whilst(count -> count == CHUNK)
                .collect()
                .with(Collectors.summingLong(Integer::longValue));
    }

    private Uni<Integer> chunk(@Nullable String merchant, Progress progress) {
        return pool.preparedQuery(REVISE_CHUNK.formatted(merchant == null ? EVERYBODY : ONE))
                .execute(Tuple.of(merchant, progress.merchant, progress.orderId, CHUNK))
                .map(rows -> rows.stream().toList())
                .call(this::reviseHeld)
                .invoke(rows -> rows.forEach(row -> {
                    progress.merchant = row.getString("merchant");
                    progress.orderId = row.getString("order_id");
                }))
                .map(List::size);
    }

    private Uni<Void> reviseHeld(List<Row> rows) {
        return Multi.createFrom()
                .iterable(rows)
                .filter(row -> !row.getBoolean("revised"))
                .onItem()
                .transformToUniAndConcatenate(held -> pool.preparedQuery(REVISE)
                        .execute(Tuple.of(held.getString("merchant"), held.getString("order_id"))))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
