package io.ordermesh.gateway.order;

import io.ordermesh.gateway.loop.Loops;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps a partition of the journal for this month and the next, and drops those older than the retention. Replicas take
 * turns by a lock of the database.
 */
@Singleton
class JournalPartitions {

    private static final Duration REST = Duration.ofHours(1);
    private static final Pattern NAME = Pattern.compile("order_journal_(\\d{4})_(\\d{2})");
    /** Any number that no other advisory lock of this database has. */
    private static final String LOCK = "select pg_advisory_xact_lock(713021)";

    private static final String EXISTING = """
            select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = 'order_journal'::regclass
            """;

    /** What the default partition holds of the month keeps a partition of it from being made; then it stays there. */
    private static final String HELD_ELSEWHERE =
            "select exists (select from order_journal_other where at >= $1::timestamptz and at < $2::timestamptz)";

    private static final String EMPTY_OTHER = "delete from order_journal_other where at < $1::timestamptz";

    private final Pool pool;
    private final JournalSettings settings;
    private final Loops loops;
    private final Clock clock = Clock.systemUTC();

    JournalPartitions(Pool pool, JournalSettings settings, Loops loops) {
        this.pool = pool;
        this.settings = settings;
        this.loops = loops;
    }

    void start(@Observes StartupEvent event) {
        loops.start("journal-partitions", REST, () -> pool.withTransaction(this::arrange)
                .replaceWith(false));
    }

    private Uni<Void> arrange(SqlConnection connection) {
        YearMonth month = YearMonth.now(clock.withZone(ZoneOffset.UTC));
        return connection
                .query(LOCK)
                .execute()
                .chain(() -> connection.query(EXISTING).execute())
                .map(rows -> {
                    List<String> names = new ArrayList<>();
                    rows.forEach(row -> names.add(row.getString(0)));
                    return names;
                })
                .chain(existing -> create(connection, existing, month)
                        .chain(() -> create(connection, existing, month.plusMonths(1)))
                        .chain(() -> drop(connection, existing, month.minusMonths(settings.retentionMonths()))));
    }

    private Uni<Void> create(SqlConnection connection, List<String> existing, YearMonth month) {
        String name = name(month);
        if (existing.contains(name)) {
            return Uni.createFrom().voidItem();
        }
        var from = month.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC);
        var to = month.plusMonths(1).atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC);
        return connection
                .preparedQuery(HELD_ELSEWHERE)
                .execute(Tuple.of(from, to))
                .chain(held -> held.iterator().next().getBoolean(0)
                        ? Uni.createFrom().voidItem()
                        : connection
                                .query("create table " + name + " partition of order_journal for values from ('" + from
                                        + "') to ('" + to + "')")
                                .execute()
                                .replaceWithVoid());
    }

    private static Uni<Void> drop(SqlConnection connection, List<String> existing, YearMonth oldest) {
        Uni<Void> done = connection
                .preparedQuery(EMPTY_OTHER)
                .execute(Tuple.of(oldest.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
        for (String name : existing) {
            Matcher matcher = NAME.matcher(name);
            if (matcher.matches()
                    && YearMonth.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
                            .isBefore(oldest)) {
                done = done.chain(
                        () -> connection.query("drop table " + name).execute().replaceWithVoid());
            }
        }
        return done;
    }

    private static String name(YearMonth month) {
        return "order_journal_%04d_%02d".formatted(month.getYear(), month.getMonthValue());
    }
}
