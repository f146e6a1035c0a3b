package io.ordermesh.gateway.sweep;

import io.ordermesh.gateway.ordermesh.OrderMeshFailure;
import io.ordermesh.gateway.ordermesh.Pages.Read;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** Does what is due of one merchant, page after page, while its lease is held and nothing more urgent waits. */
final class MerchantSweep {

    private static final Logger LOG = Logger.getLogger(MerchantSweep.class);

    /** One of a merchant's passes. */
    private record Id(Kind kind, SweptList list) {}

    private final Lease lease;
    private final Leases leases;
    private final Passes passes;
    private final ListStep listStep;
    private final RowStep rowStep;
    private final Backfills backfills;
    private final SweepSettings settings;
    private final BooleanSupplier stopping;
    /** The last pages, by which a server is found out that answers one page for another. */
    private final Map<Id, Read<Element>> last = new HashMap<>();

    MerchantSweep(
            Lease lease,
            Leases leases,
            Passes passes,
            ListStep listStep,
            RowStep rowStep,
            Backfills backfills,
            SweepSettings settings,
            BooleanSupplier stopping) {
        this.lease = lease;
        this.leases = leases;
        this.passes = passes;
        this.listStep = listStep;
        this.rowStep = rowStep;
        this.backfills = backfills;
        this.settings = settings;
        this.stopping = stopping;
    }

    /** Completes when nothing is due any more, or may be done now, and when the lease is lost. */
    Uni<Void> run() {
        return Multi.createBy()
                .repeating()
                .uni(this::step)
                .whilst(more -> more && !stopping.getAsBoolean())
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> step() {
        return passes.next(lease.merchant())
                .chain(next -> next.map(this::carryOut)
                        .orElseGet(() -> Uni.createFrom().item(false)))
                .ifNoItem()
                .after(settings.lease())
                .fail();
    }

    private Uni<Boolean> carryOut(Pass pass) {
        return Uni.createFrom()
                .deferred(() -> switch (pass.phase()) {
                    case IDLE, DONE -> listStep.begin(lease, pass);
                    case LISTING -> list(pass);
                    case ROWS -> rowStep.next(lease, pass);
                    case READING -> backfills.look(lease, pass);
                })
                .ifNoItem()
                .after(settings.lease().dividedBy(2))
                .fail()
                .onFailure()
                .recoverWithUni(failure -> failed(pass, failure));
    }

    private Uni<Boolean> list(Pass pass) {
        return listStep.next(lease, pass, previous(pass))
                .invoke(read -> read.ifPresent(page -> last.put(new Id(pass.kind(), pass.list()), page)))
                .map(read -> read.isPresent());
    }

    private Read<Element> previous(Pass pass) {
        Progress progress = pass.progress();
        Read<Element> read = last.get(new Id(pass.kind(), pass.list()));
        return read != null && progress.page() > 0 && read.number() == progress.page()
                ? read
                : Read.upTo(progress.page(), progress.counted());
    }

    private Uni<Boolean> failed(Pass pass, Throwable failure) {
        Duration demanded =
                failure instanceof OrderMeshFailure known ? known.retryAfter().orElse(Duration.ZERO) : Duration.ZERO;
        if (Integer.bitCount(pass.failures() + 1) == 1 && !stopping.getAsBoolean()) {
            LOG.warnf(
                    "A list could not be compared, it is tried again: merchant=%s kind=%s list=%s page=%d failures=%d"
                            + " cause=%s",
                    pass.merchant(),
                    pass.kind(),
                    pass.list(),
                    pass.progress().page() + 1,
                    pass.failures() + 1,
                    failure.toString());
        }
        return leases.write(
                lease,
                connection -> passes.failed(connection, pass, Rests.afterFailure(pass.failures(), demanded, settings)));
    }
}
