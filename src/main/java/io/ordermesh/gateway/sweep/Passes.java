package io.ordermesh.gateway.sweep;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The passes in the database. Writes are part of a transaction that holds the merchant's lease. */
@Singleton
class Passes {

    private static final String NEXT = """
            select p.*, extract(epoch from now() - p.began_at)::double precision as running,
                extract(epoch from now() - p.last_began_at)::double precision as since_last,
                extract(epoch from p.last_began_at - p.moved_at)::double precision as settled,
                case p.kind when 'SWEEP' then (select b.watermark from sweep_pass b where b.merchant = p.merchant
                    and b.list = p.list and b.kind = 'BACKFILL' and b.phase = 'LISTING') end as floor,
                l.time_filter, l.tried_at < now() - interval '1 hour' as filter_due
            from sweep_pass p join sweep_list l on l.merchant = p.merchant and l.list = p.list
            where p.merchant = $1 and %s
            order by case p.kind when 'SWEEP' then 0 when 'AUDIT' then 1 else 2 end, p.due_at limit 1
            """.formatted(Leases.DUE);

    private static final String BEGIN = """
            update sweep_pass set phase = 'LISTING', began_at = now(), lower_bound = $4, position = $4,
                upper_bound = null, reached = null, page = 0, counted = 0, listed = 0, differences = 0, older = false,
                walked_to = null
            where merchant = $1 and kind = $2 and list = $3
            """;

    private static final String STORE = """
            update sweep_pass set lower_bound = $4, position = $5, upper_bound = $6, reached = $7, page = $8,
                counted = $9, listed = $10, differences = $11, older = $12, walked_to = $13, phase = $14, failures = 0
            where merchant = $1 and kind = $2 and list = $3
            """;

    private static final String END = """
            update sweep_pass set phase = 'IDLE', watermark = $4,
                moved_at = case when watermark is distinct from $4 then now() else moved_at end, interval_seconds = $5, rounds = rounds + 1,
                last_began_at = began_at, last_ended_at = now(), last_differences = differences,
                due_at = now() + make_interval(secs => greatest($5,
                    least($6, 9 * extract(epoch from now() - began_at)::double precision)))
            where merchant = $1 and kind = $2 and list = $3
            """;

    private static final String FAILED = """
            update sweep_pass set failures = failures + 1, due_at = now() + make_interval(secs => $4)
            where merchant = $1 and kind = $2 and list = $3
            """;

    private static final String WAIT = """
            update sweep_pass set due_at = now() + make_interval(secs => $4)
            where merchant = $1 and kind = $2 and list = $3
            """;

    private static final String FILTER = """
            update sweep_list set time_filter = $3, tried_at = now() where merchant = $1 and list = $2
            """;

    private final Pool pool;

    Passes(Pool pool) {
        this.pool = pool;
    }

    /** What of the merchant is to be done next, if anything may be done now. */
    Uni<Optional<Pass>> next(String merchant) {
        return pool.preparedQuery(NEXT)
                .execute(Tuple.of(merchant))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(pass(rows.iterator().next())));
    }

    /** The pass begins with its first page. */
    Uni<Void> begin(SqlClient transaction, Pass pass, @Nullable Instant from) {
        return transaction
                .preparedQuery(BEGIN)
                .execute(id(pass).addOffsetDateTime(utc(from)))
                .replaceWithVoid();
    }

    /** Keeps how far the pass has come, and in which phase it is. */
    Uni<Void> store(SqlClient transaction, Pass pass, Progress progress, Phase phase, @Nullable String walkedTo) {
        return transaction
                .preparedQuery(STORE)
                .execute(id(pass).addOffsetDateTime(utc(progress.from()))
                        .addOffsetDateTime(utc(progress.position()))
                        .addOffsetDateTime(utc(progress.until()))
                        .addOffsetDateTime(utc(progress.reached()))
                        .addInteger(progress.page())
                        .addLong(progress.counted())
                        .addLong(progress.listed())
                        .addLong(progress.differences())
                        .addBoolean(progress.older())
                        .addString(walkedTo)
                        .addString(phase.name()))
                .replaceWithVoid();
    }

    /**
     * The pass is over, as it was stored last.
     *
     * @param pause before the next one; at least nine times as long as this one took, but for that no more than the longest
     */
    Uni<Void> end(SqlClient transaction, Pass pass, @Nullable Instant watermark, Duration pause, Duration longest) {
        return transaction
                .preparedQuery(END)
                .execute(id(pass).addOffsetDateTime(utc(watermark))
                        .addDouble(Seconds.of(pause))
                        .addDouble(Seconds.of(longest)))
                .replaceWithVoid();
    }

    /** The pass failed where it is, and goes on there after a while. */
    Uni<Void> failed(SqlClient transaction, Pass pass, Duration pause) {
        return transaction
                .preparedQuery(FAILED)
                .execute(id(pass).addDouble(Seconds.of(pause)))
                .replaceWithVoid();
    }

    /** The pass goes on after a while. */
    Uni<Void> await(SqlClient transaction, Pass pass, Duration pause) {
        return transaction
                .preparedQuery(WAIT)
                .execute(id(pass).addDouble(Seconds.of(pause)))
                .replaceWithVoid();
    }

    /** Keeps what OrderMesh makes of times, as it was found just now. */
    Uni<Void> keepFilter(SqlClient transaction, Pass pass, TimeFilter filter) {
        return transaction
                .preparedQuery(FILTER)
                .execute(Tuple.of(pass.merchant(), pass.list().name(), filter.name()))
                .replaceWithVoid();
    }

    static Tuple id(Pass pass) {
        return Tuple.tuple()
                .addString(pass.merchant())
                .addString(pass.kind().name())
                .addString(pass.list().name());
    }

    private static Pass pass(Row row) {
        return new Pass(
                row.getString("merchant"),
                Kind.valueOf(row.getString("kind")),
                SweptList.valueOf(row.getString("list")),
                Phase.valueOf(row.getString("phase")),
                new Progress(
                        instant(row.getOffsetDateTime("lower_bound")),
                        instant(row.getOffsetDateTime("position")),
                        instant(row.getOffsetDateTime("upper_bound")),
                        instant(row.getOffsetDateTime("reached")),
                        row.getInteger("page"),
                        row.getLong("counted"),
                        row.getLong("listed"),
                        row.getLong("differences"),
                        row.getBoolean("older")),
                instant(row.getOffsetDateTime("watermark")),
                instant(row.getOffsetDateTime("floor")),
                row.getString("walked_to"),
                TimeFilter.valueOf(row.getString("time_filter")),
                row.getBoolean("filter_due"),
                row.getInteger("failures"),
                row.getLong("rounds"),
                Seconds.read(row.getDouble("interval_seconds")),
                Seconds.read(row.getDouble("running")),
                Seconds.read(row.getDouble("since_last")),
                Seconds.read(row.getDouble("settled")));
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
