package io.ordermesh.gateway.sweep;

import io.ordermesh.gateway.sweep.SweepStatus.Audit;
import io.ordermesh.gateway.sweep.SweepStatus.Backfill;
import io.ordermesh.gateway.sweep.SweepStatus.BackfillState;
import io.ordermesh.gateway.sweep.SweepStatus.Swept;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What operators see of the sweeps, and may ask of them. */
@Singleton
public class Sweeps {

    private static final String STATUS = """
            select m.merchant, l.list, coalesce(l.time_filter, 'UNKNOWN') as time_filter,
                s.watermark, s.last_began_at as compared_at, coalesce(s.last_differences, 0) as drift,
                coalesce(extract(epoch from now() - coalesce(s.last_began_at, c.created_at)), 0)::double precision as behind,
                coalesce(b.phase, 'IDLE') as backfill, coalesce(b.listed, 0) as backfill_listed,
                b.last_ended_at as backfill_ended,
                (select count(*) from pending_read r where r.merchant = m.merchant and r.cause = 'BACKFILL') as pending,
                a.last_ended_at as audit_ended, coalesce(a.last_differences, 0) as audit_drift
            from unnest($1::text[]) with ordinality as m(merchant, place)
            cross join unnest(array['ORDERS', 'SHIPMENTS']) as n(list)
            left join sweep_list l on l.merchant = m.merchant and l.list = n.list
            left join sweep_lease c on c.merchant = m.merchant
            left join sweep_pass s on s.merchant = m.merchant and s.list = n.list and s.kind = 'SWEEP'
            left join sweep_pass b on b.merchant = m.merchant and b.list = n.list and b.kind = 'BACKFILL'
            left join sweep_pass a on a.merchant = m.merchant and a.list = n.list and a.kind = 'AUDIT'
            order by m.place, n.list
            """;

    private static final String BEGIN =
            "update sweep_pass set due_at = least(due_at, now()) where merchant = $1 and kind = $2";

    private final Leases leases;
    private final SweepSettings settings;
    private final Pool pool;

    Sweeps(Leases leases, SweepSettings settings, Pool pool) {
        this.leases = leases;
        this.settings = settings;
        this.pool = pool;
    }

    /** Whether lists are compared at all. */
    public boolean enabled() {
        return settings.enabled();
    }

    /** How far each of the merchants is, in their order. */
    public Uni<List<SweepStatus>> of(Collection<String> merchants) {
        return pool.preparedQuery(STATUS)
                .execute(Tuple.of(merchants.toArray(String[]::new)))
                .map(rows -> {
                    List<Row> lists = new ArrayList<>();
                    rows.forEach(lists::add);
                    List<SweepStatus> statuses = new ArrayList<>();
                    for (int i = 0; i + 1 < lists.size(); i += 2) {
                        statuses.add(status(lists.get(i), lists.get(i + 1)));
                    }
                    return statuses;
                });
    }

    /** Everything of the merchant is listed once more, and what differs is read. One under way goes on. */
    public Uni<Void> backfill(String merchant) {
        return begin(merchant, Kind.BACKFILL);
    }

    /** The merchant's next audit begins now. */
    public Uni<Void> audit(String merchant) {
        return begin(merchant, Kind.AUDIT);
    }

    private Uni<Void> begin(String merchant, Kind kind) {
        return leases.prepare(List.of(merchant))
                .chain(() -> pool.preparedQuery(BEGIN).execute(Tuple.of(merchant, kind.name())))
                .replaceWithVoid();
    }

    private static SweepStatus status(Row orders, Row shipments) {
        BackfillState one = state(orders);
        BackfillState other = state(shipments);
        BackfillState state = one.compareTo(other) <= 0 ? one : other;
        boolean audited =
                orders.getOffsetDateTime("audit_ended") != null && shipments.getOffsetDateTime("audit_ended") != null;
        return new SweepStatus(
                orders.getString("merchant"),
                swept(orders),
                swept(shipments),
                new Backfill(
                        state,
                        orders.getLong("backfill_listed") + shipments.getLong("backfill_listed"),
                        orders.getLong("pending"),
                        state == BackfillState.DONE ? later(orders, shipments, "backfill_ended") : null),
                new Audit(
                        audited ? later(orders, shipments, "audit_ended") : null,
                        orders.getLong("audit_drift") + shipments.getLong("audit_drift")));
    }

    private static Swept swept(Row list) {
        return new Swept(
                Passes.instant(list.getOffsetDateTime("watermark")),
                Passes.instant(list.getOffsetDateTime("compared_at")),
                list.getLong("drift"),
                TimeFilter.valueOf(list.getString("time_filter")),
                Objects.requireNonNull(Seconds.read(list.getDouble("behind"))));
    }

    private static BackfillState state(Row list) {
        return switch (Phase.valueOf(list.getString("backfill"))) {
            case IDLE, ROWS -> BackfillState.WAITING;
            case LISTING -> BackfillState.LISTING;
            case READING -> BackfillState.READING;
            case DONE -> BackfillState.DONE;
        };
    }

    private static @Nullable Instant later(Row one, Row other, String column) {
        return Turn.latest(
                Passes.instant(one.getOffsetDateTime(column)), Passes.instant(other.getOffsetDateTime(column)));
    }
}
