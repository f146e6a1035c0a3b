package io.ordermesh.gateway.sweep;

import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.sweep.Differences.Found;
import io.ordermesh.gateway.sweep.Rows.Walk;
import io.ordermesh.gateway.telemetry.Metrics;
import io.ordermesh.gateway.work.Hint;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The second half of an audit: looks through the rows, some at a time, and makes reads pending of those that need one. */
@Singleton
class RowStep {

    private static final Logger LOG = Logger.getLogger(RowStep.class);
    private static final int ROWS = 200;

    private final Rows rows;
    private final Differences differences;
    private final Leases leases;
    private final Passes passes;
    private final Hinting hinting;
    private final SweepSettings settings;
    private final Metrics metrics;

    RowStep(
            Rows rows,
            Differences differences,
            Leases leases,
            Passes passes,
            Hinting hinting,
            SweepSettings settings,
            Metrics metrics) {
        this.rows = rows;
        this.differences = differences;
        this.leases = leases;
        this.passes = passes;
        this.hinting = hinting;
        this.settings = settings;
        this.metrics = metrics;
    }

    /** Looks at the next rows, or ends the audit. False if the lease was lost. */
    Uni<Boolean> next(Lease lease, Pass pass) {
        return rows.walk(pass, ROWS, settings.audit()).chain(walk -> differences
                .sort(pass, Set.copyOf(walk.missing()))
                .chain(found -> leases.write(lease, connection -> store(connection, pass, walk, found))
                        .invoke(held -> {
                            if (held) {
                                tell(pass, walk, found);
                            }
                        })));
    }

    private Uni<Void> store(SqlClient transaction, Pass pass, Walk walk, Found found) {
        if (walk.last().isEmpty()) {
            return rows.forget(transaction, pass)
                    .chain(() ->
                            passes.end(transaction, pass, null, settings.audit().interval(), Duration.ZERO));
        }
        return hinting.hint(transaction, hints(pass, walk, found))
                .chain(() -> passes.store(
                        transaction,
                        pass,
                        pass.progress().withDifferences(found.missed()),
                        Phase.ROWS,
                        walk.last().get()));
    }

    /** A share of the orders is read by the audit of their list alone. */
    private static List<Hint> hints(Pass pass, Walk walk, Found found) {
        List<OrderKey> due = pass.list() == SweptList.ORDERS ? walk.due() : List.of();
        return Stream.concat(
                        found.hints().stream(),
                        due.stream()
                                .map(key -> new Hint(
                                        pass.merchant(), key, pass.kind().cause())))
                .toList();
    }

    private void tell(Pass pass, Walk walk, Found found) {
        metrics.differences(pass.merchant(), pass.kind(), found.missed());
        if (walk.last().isEmpty()) {
            metrics.pass(pass.merchant(), pass.kind(), Objects.requireNonNullElse(pass.running(), Duration.ZERO));
            LOG.infof(
                    "Audit ended: merchant=%s list=%s listed=%d differences=%d",
                    pass.merchant(),
                    pass.list(),
                    pass.progress().listed(),
                    pass.progress().differences());
        }
    }
}
