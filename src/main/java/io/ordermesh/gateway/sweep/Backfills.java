package io.ordermesh.gateway.sweep;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What is particular to a backfill: sweeps follow its beginning, its end waits for the reads, and it tells how far it is. */
@Singleton
class Backfills {

    static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private static final Logger LOG = Logger.getLogger(Backfills.class);
    private static final Duration TELL_EVERY = Duration.ofSeconds(10);

    private static final String BEGAN = """
            update sweep_pass set watermark = case kind when 'SWEEP' then coalesce(watermark, $3) else $3 end,
                due_at = case kind when 'SWEEP' then least(due_at, now() + make_interval(secs => $4)) else due_at end
            where merchant = $1 and list = $2 and kind in ('SWEEP', 'BACKFILL')
            """;

    /** Where the first page did not have sweeps begin. Of the database's clock a span of time is taken alone. */
    private static final String LISTED = """
            update sweep_pass s set watermark = coalesce(s.watermark, $3::timestamptz - (now() - b.began_at)),
                due_at = now() + make_interval(secs => $4)
            from sweep_pass b
            where s.merchant = $1 and s.list = $2 and s.kind = 'SWEEP' and s.due_at = 'infinity'
                and b.merchant = s.merchant and b.list = s.list and b.kind = 'BACKFILL'
            """;

    private static final String PENDING =
            "select count(*) from pending_read where merchant = $1 and cause = 'BACKFILL'";

    private static final String DONE = """
            update sweep_pass set phase = 'DONE', due_at = 'infinity', rounds = rounds + 1, last_began_at = began_at,
                last_ended_at = now(), last_differences = differences
            where merchant = $1 and kind = $2 and list = $3
            """;

    private static final String AUDIT_FOLLOWS = """
            update sweep_pass set due_at = now() + make_interval(secs => $3)
            where merchant = $1 and list = $2 and kind = 'AUDIT' and due_at = 'infinity'
            """;

    private final Pool pool;
    private final Leases leases;
    private final Passes passes;
    private final SweepSettings settings;
    private final Map<String, Long> told = new ConcurrentHashMap<>();

    Backfills(Pool pool, Leases leases, Passes passes, SweepSettings settings) {
        this.pool = pool;
        this.leases = leases;
        this.passes = passes;
        this.settings = settings;
    }

    /** What changed before it is left out; null for nothing. */
    @Nullable
    Instant since() {
        return settings.backfillSince()
                .map(day -> day.atStartOfDay().toInstant(ZoneOffset.UTC))
                .orElse(null);
    }

    /**
     * The first page of a list with the newest first: sweeps follow, from its latest change on. What changes after it was read
     * is dated no earlier.
     */
    Uni<Void> began(SqlClient transaction, Pass pass, @Nullable Instant reached) {
        return follow(BEGAN, transaction, pass, reached);
    }

    /**
     * The whole list: where sweeps do not run yet, since the first page of another order does not tell the latest change, they
     * follow now. They reach back from it by as long as the list was read: what changed meanwhile on pages that were read is
     * dated no earlier.
     */
    Uni<Void> listed(SqlClient transaction, Pass pass, @Nullable Instant reached) {
        return follow(LISTED, transaction, pass, reached);
    }

    private Uni<Void> follow(String statement, SqlClient transaction, Pass pass, @Nullable Instant reached) {
        return transaction
                .preparedQuery(statement)
                .execute(Tuple.of(
                        pass.merchant(), pass.list().name(), Passes.utc(reached), Seconds.of(settings.interval())))
                .replaceWithVoid();
    }

    /** Looks whether all that was found was read. False if the lease was lost. */
    Uni<Boolean> look(Lease lease, Pass pass) {
        return pool.preparedQuery(PENDING)
                .execute(Tuple.of(pass.merchant()))
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(pending -> leases.write(
                                lease,
                                connection -> pending > 0
                                        ? passes.await(connection, pass, LOOK_EVERY)
                                        : done(connection, pass))
                        .invoke(held -> {
                            if (held) {
                                tellReading(pass, pending);
                            }
                        }));
    }

    private Uni<Void> done(SqlClient transaction, Pass pass) {
        return transaction
                .preparedQuery(DONE)
                .execute(Passes.id(pass))
                .chain(() -> transaction
                        .preparedQuery(AUDIT_FOLLOWS)
                        .execute(Tuple.of(
                                pass.merchant(),
                                pass.list().name(),
                                Seconds.of(settings.audit().interval()))))
                .replaceWithVoid();
    }

    /** A readable line now and then. */
    void tell(Pass pass, Progress progress, boolean finished) {
        if (finished || isTime(pass)) {
            LOG.infof(
                    "Backfill: merchant=%s list=%s listed=%d%s",
                    pass.merchant(), pass.list(), progress.listed(), finished ? ", the whole list" : "");
        }
    }

    private void tellReading(Pass pass, long pending) {
        if (pending == 0) {
            LOG.infof(
                    "Backfill done: merchant=%s list=%s listed=%d",
                    pass.merchant(), pass.list(), pass.progress().listed());
        } else if (isTime(pass)) {
            LOG.infof(
                    "Backfill: merchant=%s list=%s listed=%d, to be read=%d",
                    pass.merchant(), pass.list(), pass.progress().listed(), pending);
        }
    }

    private boolean isTime(Pass pass) {
        long now = System.nanoTime();
        Long last = told.putIfAbsent(pass.merchant(), now);
        boolean due = last == null || now - last >= TELL_EVERY.toNanos();
        if (due) {
            told.put(pass.merchant(), now);
        }
        return due;
    }
}
