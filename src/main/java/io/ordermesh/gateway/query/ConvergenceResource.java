package io.ordermesh.gateway.query;

import io.ordermesh.gateway.access.Scope;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.order.JournalSummaries;
import io.ordermesh.gateway.order.Publications;
import io.ordermesh.gateway.ordermesh.OrderMesh;
import io.ordermesh.gateway.problem.Parameters;
import io.ordermesh.gateway.sweep.Sweeps;
import io.ordermesh.gateway.work.Backlogs;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the copy is right, how far behind it is, and what webhooks missed. */
@Path("/api/v1/convergence")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.MERCHANT, Scope.OPERATOR})
public class ConvergenceResource {

    private static final Duration LONGEST_WINDOW = Duration.ofDays(31);

    private final JournalSummaries summaries;
    private final Backlogs backlogs;
    private final Publications publications;
    private final OrderMesh orderMesh;
    private final Sweeps sweeps;
    private final Merchants merchants;
    private final SecurityIdentity caller;

    ConvergenceResource(
            JournalSummaries summaries,
            Backlogs backlogs,
            Publications publications,
            OrderMesh orderMesh,
            Sweeps sweeps,
            Merchants merchants,
            SecurityIdentity caller) {
        this.summaries = summaries;
        this.backlogs = backlogs;
        this.publications = publications;
        this.orderMesh = orderMesh;
        this.sweeps = sweeps;
        this.merchants = merchants;
        this.caller = caller;
    }

    /**
     * Counts what happened in the window until now, and what waits now.
     *
     * @param window an ISO 8601 duration up to 31 days
     * @param merchant whose, where an operator asks; a merchant's key decides by itself, and may name no other
     */
    @GET
    public Uni<Convergence> get(
            @QueryParam("window") @DefaultValue("PT24H") String window,
            @QueryParam("merchant") @Nullable String merchant) {
        return of(
                caller.hasRole(Scope.OPERATOR)
                        ? named(merchant)
                        : own(merchant, caller.getPrincipal().getName()),
                window(window));
    }

    private String named(@Nullable String merchant) {
        return Optional.ofNullable(merchant)
                .flatMap(merchants::find)
                .orElseThrow(() -> Parameters.bad("merchant must name one of the configured merchants"))
                .id();
    }

    private static String own(@Nullable String merchant, String own) {
        if (merchant != null && !merchant.equals(own)) {
            throw Parameters.bad("merchant is for operators; the key decides whose convergence this is: leave it out");
        }
        return own;
    }

    private Uni<Convergence> of(String merchant, Duration duration) {
        return Uni.combine()
                .all()
                .unis(
                        summaries.of(merchant, duration),
                        backlogs.of(List.of(merchant)),
                        publications.waitingOf(merchant),
                        sweeps.of(List.of(merchant)))
                .with((summary, backlog, unpublished, statuses) -> Convergence.of(
                        duration,
                        summary,
                        backlog.get(0),
                        unpublished,
                        orderMesh.readsTogether(merchant),
                        statuses.get(0)));
    }

    private static Duration window(String text) {
        try {
            Duration window = Duration.parse(text);
            if (!window.isNegative() && !window.isZero() && window.compareTo(LONGEST_WINDOW) <= 0) {
                return window;
            }
        } catch (DateTimeException e) {
            throw Parameters.bad("window must be a duration like PT24H or P7D");
        }
        throw Parameters.bad("window must be longer than 0 and at most P31D");
    }
}
