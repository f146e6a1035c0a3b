package io.ordermesh.gateway.stream;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Events that wait in PostgreSQL for the broker to come back. */
@Singleton
class EventSpool {

    private static final String ADD =
            "insert into event_spool (merchant, record_key, headers, body) values ($1, $2, $3, $4)";

    /** The lease outlives any send, so that two relays seldom send the same event; a repeat does no harm. */
    private static final String CLAIM = """
            with oldest as materialized (
                select id from event_spool where lease_until is null or lease_until < now()
                order by id limit $1 for update skip locked)
            update event_spool s set lease_until = now() + interval '30 seconds'
            from oldest where s.id = oldest.id
            returning s.id, s.merchant, s.record_key, s.headers, s.body
            """;

    private static final String REMOVE = "delete from event_spool where id = any($1)";
    private static final String RELEASE = "update event_spool set lease_until = null where id = any($1)";

    private final Pool pool;

    EventSpool(Pool pool) {
        this.pool = pool;
    }

    /** An event in the spool. */
    record Spooled(long id, EventRecord event) {}

    /** Stores all of the events or none. */
    Uni<Void> add(List<EventRecord> events) {
        List<Tuple> rows = new ArrayList<>();
        for (EventRecord event : events) {
            JsonObject headers = new JsonObject();
            event.headers().forEach(headers::put);
            rows.add(Tuple.of(event.merchant(), event.key(), headers, event.body()));
        }
        return pool.withTransaction(connection -> connection.preparedQuery(ADD).executeBatch(rows))
                .replaceWithVoid();
    }

    /** Takes the oldest events that nobody else is sending. */
    Uni<List<Spooled>> claim(int limit) {
        return pool.preparedQuery(CLAIM).execute(Tuple.of(limit)).map(rows -> {
            List<Spooled> spooled = new ArrayList<>();
            rows.forEach(row -> spooled.add(spooled(row)));
            return spooled;
        });
    }

    /** Ends the claim of events that the broker has. */
    Uni<Void> remove(List<Long> ids) {
        return execute(REMOVE, ids);
    }

    /** Ends the claim of events that the broker does not have. */
    Uni<Void> release(List<Long> ids) {
        return execute(RELEASE, ids);
    }

    /** How many events wait. */
    Uni<Long> size() {
        return pool.query("select count(*) from event_spool")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private Uni<Void> execute(String statement, List<Long> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return pool.preparedQuery(statement)
                .execute(Tuple.tuple().addArrayOfLong(ids.toArray(Long[]::new)))
                .replaceWithVoid();
    }

    private static Spooled spooled(Row row) {
        Map<String, String> headers = new LinkedHashMap<>();
        row.getJsonObject("headers").forEach(header -> headers.put(header.getKey(), String.valueOf(header.getValue())));
        return new Spooled(
                row.getLong("id"),
                new EventRecord(
                        row.getString("merchant"), row.getString("record_key"), headers, row.getString("body")));
    }
}
