package io.ordermesh.gateway.sweep;

import io.ordermesh.gateway.ordermesh.Pages.Read;
import io.ordermesh.gateway.sweep.Differences.Found;
import io.ordermesh.gateway.telemetry.Metrics;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page, compares it, and in one transaction makes the reads pending and moves the pass: so the pass, and with its
 * end the watermark, is never ahead of what is durable.
 */
@Singleton
class ListStep {

    private static final Logger LOG = Logger.getLogger(ListStep.class);
    private static final Duration LONGER = Duration.ofHours(2);
    private static final int LONGER_EVERY = 10;

    private final Listing listing;
    private final Differences differences;
    private final Leases leases;
    private final Passes passes;
    private final Backfills backfills;
    private final Rows rows;
    private final Hinting hinting;
    private final SweepSettings settings;
    private final Metrics metrics;

    ListStep(
            Listing listing,
            Differences differences,
            Leases leases,
            Passes passes,
            Backfills backfills,
            Rows rows,
            Hinting hinting,
            SweepSettings settings,
            Metrics metrics) {
        this.listing = listing;
        this.differences = differences;
        this.leases = leases;
        this.passes = passes;
        this.backfills = backfills;
        this.rows = rows;
        this.hinting = hinting;
        this.settings = settings;
        this.metrics = metrics;
    }

    /** Begins the pass. False if the lease was lost. */
    Uni<Boolean> begin(Lease lease, Pass pass) {
        Instant from =
                switch (pass.kind()) {
                    case SWEEP ->
                        pass.watermark() == null
                                ? null
                                : Turn.latest(pass.watermark().minus(overlap(pass)), pass.floor());
                    case AUDIT ->
                        listing.now(pass.merchant()).minus(settings.audit().window());
                    case BACKFILL -> backfills.since();
                };
        return leases.write(lease, connection -> passes.begin(connection, pass, from)
                .chain(() -> pass.kind() == Kind.AUDIT
                        ? rows.forget(connection, pass)
                        : Uni.createFrom().voidItem()));
    }

    /**
     * None where a sweep already reached back that began long enough after the last change: what shows itself late had shown
     * itself. Now and then a long one, also then: clocks are set back by an hour, and what changes seems to have changed long
     * ago.
     */
    private Duration overlap(Pass pass) {
        if (pass.rounds() % LONGER_EVERY == LONGER_EVERY - 1
                && settings.overlap().compareTo(LONGER) < 0) {
            return LONGER;
        }
        boolean settled = pass.settled() != null && pass.settled().compareTo(settings.overlap()) > 0;
        return settled ? Duration.ZERO : settings.overlap();
    }

    /** Reads the page after this one, and gives it; empty if the lease was lost. */
    Uni<Optional<Read<Element>>> next(Lease lease, Pass pass, Read<Element> previous) {
        return listing.next(pass, previous).chain(page -> {
            Turn turn = Turn.of(pass, page, listing.now(pass.merchant()), settings.lag(), settings.overlap());
            return differences
                    .find(pass, turn.due(), backfills.since())
                    .chain(found -> leases.write(lease, connection -> store(connection, pass, page, turn, found))
                            .invoke(held -> {
                                if (held) {
                                    tell(pass, page, turn, found);
                                }
                            }))
                    .map(held -> held ? Optional.of(page.read()) : Optional.empty());
        });
    }

    private Uni<Void> store(SqlClient transaction, Pass pass, Listed page, Turn turn, Found found) {
        Progress progress = turn.progress().withDifferences(found.missed());
        boolean beginning = pass.progress().atBeginning();
        return keepFilter(transaction, pass, turn)
                .chain(() -> hinting.hint(transaction, found.hints()))
                .chain(() -> pass.kind() == Kind.AUDIT
                        ? rows.seen(transaction, pass, page.elements())
                        : Uni.createFrom().voidItem())
                .chain(() -> pass.kind() == Kind.BACKFILL && beginning && page.newestFirst()
                        ? backfills.began(transaction, pass, progress.reached())
                        : Uni.createFrom().voidItem())
                .chain(() -> turn.finished()
                        ? finish(transaction, pass, turn, progress)
                        : passes.store(transaction, pass, progress, Phase.LISTING, null));
    }

    private Uni<Void> keepFilter(SqlClient transaction, Pass pass, Turn turn) {
        boolean tried = pass.question() != pass.filter() || turn.filter() != pass.filter();
        return tried
                ? passes.keepFilter(transaction, pass, turn.filter())
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> finish(SqlClient transaction, Pass pass, Turn turn, Progress progress) {
        return switch (pass.kind()) {
            case SWEEP ->
                passes.store(transaction, pass, progress, Phase.IDLE, null)
                        .chain(() -> passes.end(
                                transaction,
                                pass,
                                watermark(pass, progress),
                                Rests.betweenSweeps(pass.interval(), progress.differences(), settings),
                                settings.longestInterval()));
            case AUDIT ->
                turn.filter() == TimeFilter.NO_SEARCH && pass.list() == SweptList.SHIPMENTS
                        ? passes.end(transaction, pass, null, settings.audit().interval(), Duration.ZERO)
                        : passes.store(transaction, pass, progress, Phase.ROWS, null);
            case BACKFILL ->
                passes.store(transaction, pass, progress, Phase.READING, null)
                        .chain(() -> backfills.listed(transaction, pass, progress.reached()))
                        .chain(() -> passes.await(transaction, pass, Backfills.LOOK_EVERY));
        };
    }

    /** What was seen; or the one before, unless OrderMesh's clock was set back behind that. */
    private static @Nullable Instant watermark(Pass pass, Progress progress) {
        Instant before = pass.watermark();
        boolean ahead = before != null && before.isAfter(Objects.requireNonNull(progress.until()));
        return Turn.latest(progress.reached(), ahead ? progress.from() : before);
    }

    private void tell(Pass pass, Listed page, Turn turn, Found found) {
        metrics.listed(pass.merchant(), pass.kind(), page.elements().size());
        metrics.differences(pass.merchant(), pass.kind(), found.missed());
        tellFilter(pass, turn.filter());
        long differing = turn.progress().differences() + found.missed();
        if (pass.kind() == Kind.BACKFILL) {
            backfills.tell(pass, turn.progress(), turn.finished());
        } else if (pass.kind() == Kind.SWEEP && turn.finished()) {
            metrics.pass(pass.merchant(), pass.kind(), Objects.requireNonNullElse(pass.running(), Duration.ZERO));
            if (differing > 0) {
                LOG.infof(
                        "Sweep found what no webhook told of: merchant=%s list=%s listed=%d differences=%d",
                        pass.merchant(), pass.list(), turn.progress().listed(), differing);
            }
        }
    }

    private static void tellFilter(Pass pass, TimeFilter filter) {
        if (filter != pass.filter() && (filter.readsAll() || pass.filter().readsAll())) {
            LOG.infof(
                    "OrderMesh lists by time of change: merchant=%s list=%s filter=%s%s",
                    pass.merchant(), pass.list(), filter, filter.readsAll() ? ", so full lists are compared" : "");
        }
    }
}
