package io.ordermesh.gateway.order;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are to be sent to the state topic. The protocol is checked as a model: a relay claims by lease, sends, and
 * notes what it sent; what was sent without a lease is sent again under a new revision.
 */
@Singleton
public class Publications {

    /**
     * A lease that ran out unnoted leaves a record that may still be on its way: such a row is sent once more when that
     * cannot be any longer.
     */
    private static final String CLAIM = """
            with due as materialized (
                select merchant, order_id, publish_lease is not null as unnoted from orders
                where revision > published_revision and (publish_lease_until is null or publish_lease_until < now())
                order by unpublished_since nulls last limit $1 for update skip locked)
            update orders o set publish_lease = $2, publish_lease_until = now() + make_interval(secs => $3),
                resend_at = case when due.unnoted then now() + make_interval(secs => $4) else o.resend_at end
            from due where o.merchant = due.merchant and o.order_id = due.order_id
            returning o.merchant, o.order_id, o.safe_id, o.external_id, o.short_id, o.status, o.revision,
                o.upstream_created_at, o.upstream_updated_at, o.changed_at, o.gone_at is not null as gone,
                o.erased_at is not null as erased, o.snapshot::text as snapshot
            """;

    private static final String NOTE = """
            with sent as (select * from unnest($1::text[], $2::text[], $3::bigint[]) as s (merchant, order_id, revision)),
            noted as (
                update orders o set published_revision = sent.revision, publish_lease = null, publish_lease_until = null,
                    unpublished_since = case when o.revision > sent.revision then now() end
                from sent where o.merchant = sent.merchant and o.order_id = sent.order_id and o.publish_lease = $4
                returning o.merchant, o.order_id),
            told as (
                insert into order_journal (merchant, order_key, kind, revision)
                select sent.merchant, 'order:' || sent.order_id, 'PUBLISHED', sent.revision
                from sent join noted on noted.merchant = sent.merchant and noted.order_id = sent.order_id)
            update orders o set revision = o.revision + 1, unpublished_since = coalesce(o.unpublished_since, now())
            from sent where o.merchant = sent.merchant and o.order_id = sent.order_id
                and not exists (select from noted where noted.merchant = o.merchant and noted.order_id = o.order_id)
            """;

    /**
     * The broker did not acknowledge these. Where the lease is still held, it runs out and the row is claimed again;
     * where it was lost, the record may have overtaken, or overtake, that of the next holder.
     */
    private static final String DOUBT = """
            update orders o set revision = o.revision + 1, resend_at = now() + make_interval(secs => $4),
                unpublished_since = coalesce(o.unpublished_since, now())
            from unnest($1::text[], $2::text[]) as sent (merchant, order_id)
            where o.merchant = sent.merchant and o.order_id = sent.order_id and o.publish_lease is distinct from $3
            """;

    private static final String RESEND = """
            with overdue as materialized (
                select merchant, order_id from orders where resend_at <= now()
                order by merchant, order_id limit 500 for update skip locked)
            update orders o set revision = o.revision + 1, resend_at = null,
                unpublished_since = coalesce(o.unpublished_since, now())
            from overdue where o.merchant = overdue.merchant and o.order_id = overdue.order_id
            """;

    private static final String WAITING = """
            select count(*) as rows,
                coalesce(extract(epoch from now() - min(unpublished_since)), 0)::double precision as oldest
            from orders where revision > published_revision
            """;

    /**
     * Rows that wait to be sent.
     *
     * @param oldest how long the topic has lacked a change; rows that are only sent once more do not count
     */
    public record Waiting(long rows, Duration oldest) {}

    private final Pool pool;

    Publications(Pool pool) {
        this.pool = pool;
    }

    /**
     * A claimed row.
     *
     * @param document without order and shipments
     * @param snapshot which holds those
     * @param erased whether nothing of the order is left but its id
     */
    public record Publication(OrderDocument document, String snapshot, boolean erased) {}

    /** Claims rows to be sent: those that changed, the longest waiting first, and then those of a republish. */
    public Uni<List<Publication>> claim(int limit, UUID lease, Duration duration, Duration resendAfter) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(limit, lease, duration.toMillis() / 1000.0, resendAfter.toMillis() / 1000.0))
                .map(rows -> {
                    List<Publication> claimed = new ArrayList<>();
                    rows.forEach(row -> claimed.add(publication(row)));
                    return claimed;
                });
    }

    /**
     * Notes what the broker acknowledged, and gives rows whose lease was lost a new revision. Returns how many those
     * were.
     */
    public Uni<Integer> note(List<OrderDocument> sent, UUID lease) {
        return pool.preparedQuery(NOTE)
                .execute(Tuple.tuple()
                        .addArrayOfString(
                                sent.stream().map(OrderDocument::merchant).toArray(String[]::new))
                        .addArrayOfString(
                                sent.stream().map(OrderDocument::orderId).toArray(String[]::new))
                        .addArrayOfLong(
                                sent.stream().map(OrderDocument::revision).toArray(Long[]::new))
                        .addUUID(lease))
                .map(rows -> rows.rowCount());
    }

    /** Gives rows that the broker did not acknowledge, and whose lease was lost, a new revision. Returns how many those were. */
    public Uni<Integer> doubt(List<OrderDocument> unacknowledged, UUID lease, Duration resendAfter) {
        if (unacknowledged.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return pool.preparedQuery(DOUBT)
                .execute(Tuple.tuple()
                        .addArrayOfString(unacknowledged.stream()
                                .map(OrderDocument::merchant)
                                .toArray(String[]::new))
                        .addArrayOfString(unacknowledged.stream()
                                .map(OrderDocument::orderId)
                                .toArray(String[]::new))
                        .addUUID(lease)
                        .addDouble(resendAfter.toMillis() / 1000.0))
                .map(rows -> rows.rowCount());
    }

    /** Gives rows that may have been overtaken on their way a new revision, so that they are sent again. */
    public Uni<Integer> resendOverdue() {
        return pool.query(RESEND).execute().map(rows -> rows.rowCount());
    }

    /** How many rows wait to be sent. */
    public Uni<Waiting> waiting() {
        return pool.query(WAITING).execute().map(rows -> {
            Row row = rows.iterator().next();
            return new Waiting(row.getLong("rows"), Duration.ofMillis((long) (row.getDouble("oldest") * 1000)));
        });
    }

    /** How many rows of the merchant wait to be sent. */
    public Uni<Long> waitingOf(String merchant) {
        return pool.preparedQuery("select count(*) from orders where merchant = $1 and revision > published_revision")
                .execute(Tuple.of(merchant))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static Publication publication(Row row) {
        OrderDocument document = new OrderDocument(
                row.getString("merchant"),
                row.getString("order_id"),
                row.getString("safe_id"),
                row.getString("external_id"),
                row.getString("short_id"),
                row.getString("status"),
                row.getLong("revision"),
                instant(row.getOffsetDateTime("upstream_created_at")),
                instant(row.getOffsetDateTime("upstream_updated_at")),
                row.getOffsetDateTime("changed_at").toInstant(),
                row.getBoolean("gone"),
                null,
                null);
        return new Publication(document, row.getString("snapshot"), row.getBoolean("erased"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
