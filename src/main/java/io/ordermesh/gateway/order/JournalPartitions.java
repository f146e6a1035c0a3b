package io.ordermesh.gateway.order;

import io.ordermesh.gateway.loop.Loops;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Keeps a partition of the journal for this month and the next, by the database's clock, and drops those older than the
 * retention. Every read that gets a result adds lines to the journal, so no step may keep them waiting: each is a short
 * transaction of its own, waits for its locks no longer than {@link #LOCK_TIMEOUT}, and leaves what it does not get, behind
 * a backup for instance, to the next time. One replica at a time does a step; another one does not wait for it.
 */
@Singleton
class JournalPartitions {

    private static final Logger LOG = Logger.getLogger(JournalPartitions.class);
    private static final Duration REST = Duration.ofHours(1);
    private static final Pattern NAME = Pattern.compile("order_journal_(\\d{4})_(\\d{2})");

    private static final String LOCK_TIMEOUT = "set local lock_timeout = '1s'";
    /** What PostgreSQL says where a lock was not had in time. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    /** Any number that no other advisory lock of this database has. */
    private static final String TURN = "select pg_try_advisory_xact_lock(713021)";

    private static final String MONTH = "select to_char(now() at time zone 'utc', 'YYYY-MM')";

    private static final String EXISTING = """
            select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = 'order_journal'::regclass
            """;

    private static final String EXISTS = "select to_regclass($1) is not null";

    /** Attaching a partition needs this lock on the default one, which it looks through. It alone: other months go on. */
    private static final String CLOSE_OTHER = "lock table order_journal_other in access exclusive mode";

    /** Lines of a month for which there was no partition. More are not moved, since lines would have to wait: they stay. */
    private static final int MOST_MOVED = 10_000;

    private static final String HELD_ELSEWHERE = """
            select count(*) from (select from order_journal_other where at >= $1::timestamptz and at < $2::timestamptz
                limit %d) held
            """.formatted(MOST_MOVED + 1);

    private static final String MOVE = """
            with moved as (delete from order_journal_other where at >= $1::timestamptz and at < $2::timestamptz returning *)
            insert into %s select * from moved
            """;

    private static final String EMPTY_OTHER = "delete from order_journal_other where at < $1::timestamptz";

    private final Pool pool;
    private final JournalSettings settings;

    JournalPartitions(Pool pool, JournalSettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event, Loops loops) {
        loops.start("journal-partitions", REST, () -> arrange().replaceWith(false));
    }

    /** Makes what is missing and drops what is old, as far as locks can be had. */
    Uni<Void> arrange() {
        return pool.query(MONTH)
                .execute()
                .map(rows -> YearMonth.parse(rows.iterator().next().getString(0)))
                .chain(month -> step(connection -> create(connection, month))
                        .chain(() -> step(connection -> create(connection, month.plusMonths(1))))
                        .chain(() -> dropBefore(month.minusMonths(settings.retentionMonths()))))
                .onFailure(JournalPartitions::isLocked)
                .recoverWithUni(failure -> {
                    LOG.infof("Partitions of the journal are locked, they are arranged later: retry=%s", REST);
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<Void> step(Function<SqlConnection, Uni<Void>> work) {
        return pool.withTransaction(connection -> connection
                .query(LOCK_TIMEOUT)
                .execute()
                .chain(() -> connection.query(TURN).execute())
                .chain(turn -> turn.iterator().next().getBoolean(0)
                        ? work.apply(connection)
                        : Uni.createFrom().voidItem()));
    }

    private static Uni<Void> create(SqlConnection connection, YearMonth month) {
        return connection
                .preparedQuery(EXISTS)
                .execute(Tuple.of(name(month)))
                .chain(exists -> exists.iterator().next().getBoolean(0)
                        ? Uni.createFrom().voidItem()
                        : connection
                                .query(CLOSE_OTHER)
                                .execute()
                                .chain(() ->
                                        connection.preparedQuery(HELD_ELSEWHERE).execute(bounds(month)))
                                .chain(held -> held.iterator().next().getLong(0) > MOST_MOVED
                                        ? Uni.createFrom().voidItem()
                                        : attach(connection, month)));
    }

    /** Made apart, filled and then attached: a table made as a partition at once would lock the whole journal. */
    private static Uni<Void> attach(SqlConnection connection, YearMonth month) {
        String name = name(month);
        Tuple bounds = bounds(month);
        return connection
                .query("create table " + name + " (like order_journal including defaults)")
                .execute()
                .chain(() -> connection.preparedQuery(MOVE.formatted(name)).execute(bounds))
                .chain(() -> connection
                        .query("alter table order_journal attach partition " + name + " for values from ('"
                                + bounds.getOffsetDateTime(0) + "') to ('" + bounds.getOffsetDateTime(1) + "')")
                        .execute())
                .replaceWithVoid();
    }

    private Uni<Void> dropBefore(YearMonth oldest) {
        return pool.preparedQuery(EMPTY_OTHER)
                .execute(Tuple.of(beginning(oldest)))
                .chain(() -> pool.query(EXISTING).execute())
                .chain(rows -> {
                    List<String> old = new ArrayList<>();
                    rows.forEach(row -> {
                        if (isBefore(row.getString(0), oldest)) {
                            old.add(row.getString(0));
                        }
                    });
                    return drop(old);
                });
    }

    /** This does lock the whole journal, for a moment. */
    private Uni<Void> drop(List<String> names) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (String name : names) {
            done = done.chain(() -> step(connection ->
                    connection.query("drop table if exists " + name).execute().replaceWithVoid()));
        }
        return done;
    }

    private static boolean isBefore(String name, YearMonth oldest) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                && YearMonth.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
                        .isBefore(oldest);
    }

    private static boolean isLocked(Throwable failure) {
        return failure instanceof PgException refusal && LOCK_NOT_AVAILABLE.equals(refusal.getSqlState());
    }

    private static Tuple bounds(YearMonth month) {
        return Tuple.of(beginning(month), beginning(month.plusMonths(1)));
    }

    private static OffsetDateTime beginning(YearMonth month) {
        return month.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    private static String name(YearMonth month) {
        return "order_journal_%04d_%02d".formatted(month.getYear(), month.getMonthValue());
    }
}
