package io.ordermesh.gateway.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.ordermesh.gateway.event.OrderKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the journal of one order, under whichever of its identifiers a line was written. */
@Singleton
public class Timelines {

    /** The column is put in by {@link #named}. */
    private static final String LINES = """
            with named as (
                select order_id, safe_id, external_id from orders
                where merchant = $1 and %s = $2 order by changed_at desc limit 1),
            keys as (
                select $3 as key
                union select 'order:' || order_id from named
                union select 'safe:' || safe_id from named
                union select 'external:' || external_id from named
                union select 'shipment:' || s.shipment_id from shipment s
                    join named on s.order_id = named.order_id where s.merchant = $1)
            select at, order_key, kind, cause, revision, detail from order_journal
            where merchant = $1 and order_key in (select key from keys)
            order by at desc limit $4
            """;

    private final Pool pool;

    Timelines(Pool pool) {
        this.pool = pool;
    }

    /**
     * A line of the journal.
     *
     * @param at by the database's clock
     * @param key what the order was known by
     * @param kind {@code hint}, {@code published}, {@code missed_webhook}, …, or the outcome of a read
     * @param cause why the order was read
     * @param revision that was made or sent
     * @param detail a JSON object without personal data
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            Instant at,
            String key,
            String kind,
            @Nullable String cause,
            @Nullable Long revision,
            @JsonRawValue @Nullable String detail) {}

    /** The newest lines about the order, the oldest of them first. */
    public Uni<List<Line>> of(String merchant, OrderKey key, int limit) {
        return pool.preparedQuery(named(key.kind()))
                .execute(Tuple.of(merchant, key.value(), key.text(), limit))
                .map(rows -> {
                    List<Line> lines = new ArrayList<>();
                    rows.forEach(row -> lines.add(line(row)));
                    Collections.reverse(lines);
                    return lines;
                });
    }

    private static String named(OrderKey.Kind kind) {
        return LINES.formatted(
                switch (kind) {
                    case ORDER -> "order_id";
                    case SAFE -> "safe_id";
                    case EXTERNAL -> "external_id";
                    case SHIPMENT -> throw new IllegalArgumentException("Orders are not found by shipment");
                });
    }

    private static Line line(Row row) {
        JsonObject detail = row.getJsonObject("detail");
        return new Line(
                row.getOffsetDateTime("at").toInstant(),
                row.getString("order_key"),
                row.getString("kind"),
                row.getString("cause"),
                row.getLong("revision"),
                detail == null || detail.isEmpty() ? null : detail.encode());
    }
}
