package io.ordermesh.gateway.operate;

import io.ordermesh.gateway.access.Scope;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.problem.Parameters;
import io.ordermesh.gateway.problem.Problem;
import io.ordermesh.gateway.sweep.Sweeps;
import io.ordermesh.gateway.work.Pause;
import io.ordermesh.gateway.work.Pauses;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The merchants, and whose reads rest. Webhooks of a paused merchant are taken all the same, and read afterwards. */
@Path("/api/v1/operate/merchants")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.OPERATOR)
public class MerchantsResource {

    private static final Logger LOG = Logger.getLogger(MerchantsResource.class);
    private static final Duration LONGEST = Duration.ofDays(366);

    private static final Problem OFF = Problem.of(
            409,
            "OrderMesh's lists are not compared at all here. Start the gateway with GATEWAY_SWEEP_ENABLED=true first.");

    private final Merchants merchants;
    private final Pauses pauses;
    private final Sweeps sweeps;

    MerchantsResource(Merchants merchants, Pauses pauses, Sweeps sweeps) {
        this.merchants = merchants;
        this.pauses = pauses;
        this.sweeps = sweeps;
    }

    /** All merchants. */
    public record Listed(List<MerchantDocument> merchants) {}

    /**
     * A merchant.
     *
     * @param pause null while its orders are read
     */
    public record MerchantDocument(
            String merchant, @Nullable PauseDocument pause) {}

    /**
     * A running pause.
     *
     * @param byOperator made by a person, not because OrderMesh refuses or fails everything
     * @param until null if it has to be resumed
     */
    public record PauseDocument(
            String reason,
            boolean byOperator,
            Instant since,
            @Nullable Instant until) {}

    /**
     * A pause to be made.
     *
     * @param reason for other operators to read; without personal data
     * @param duration such as {@code PT1H} or {@code 30m}; without one, until it is resumed
     */
    public record NewPause(
            @Nullable String reason, @Nullable String duration) {}

    /** Lists the merchants by id. */
    @GET
    public Uni<Listed> list() {
        return pauses.running()
                .map(running -> running.stream().collect(Collectors.toMap(Pause::merchant, Function.identity())))
                .map(running -> new Listed(merchants.all().stream()
                        .map(merchant -> document(merchant.id(), running))
                        .toList()));
    }

    /** Pauses a merchant on all replicas, in place of any pause before. What is being read is finished. */
    @PUT
    @Path("/{merchant}/pause")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Void> pause(@PathParam("merchant") String merchant, NewPause pause) {
        String id = Requests.merchant(merchants, merchant);
        String reason = Requests.words("reason", pause.reason());
        Duration duration = duration(pause.duration());
        return pauses.pauseByOperator(id, reason, duration)
                .invoke(() -> LOG.infof(
                        "Merchant paused by an operator: merchant=%s duration=%s",
                        id, duration == null ? "until resumed" : duration));
    }

    /** Ends a pause, whoever made it. */
    @DELETE
    @Path("/{merchant}/pause")
    public Uni<Void> resume(@PathParam("merchant") String merchant) {
        String id = Requests.merchant(merchants, merchant);
        return pauses.resume(id)
                .invoke(running -> {
                    if (running) {
                        LOG.infof("Merchant resumed by an operator: merchant=%s", id);
                    }
                })
                .replaceWithVoid();
    }

    /** Lists everything of the merchant once more and reads what differs; the progress is in its convergence. */
    @POST
    @Path("/{merchant}/backfill")
    public Uni<Void> backfill(@PathParam("merchant") String merchant) {
        String id = Requests.merchant(merchants, merchant);
        compared();
        return sweeps.backfill(id).invoke(() -> LOG.infof("Backfill asked for by an operator: merchant=%s", id));
    }

    /** Has the merchant's next audit begin now. */
    @POST
    @Path("/{merchant}/audit")
    public Uni<Void> audit(@PathParam("merchant") String merchant) {
        String id = Requests.merchant(merchants, merchant);
        compared();
        return sweeps.audit(id).invoke(() -> LOG.infof("Audit asked for by an operator: merchant=%s", id));
    }

    private void compared() {
        if (!sweeps.enabled()) {
            throw OFF.exception();
        }
    }

    private static MerchantDocument document(String merchant, Map<String, Pause> running) {
        Pause pause = running.get(merchant);
        return new MerchantDocument(
                merchant,
                pause == null
                        ? null
                        : new PauseDocument(pause.reason(), pause.byOperator(), pause.since(), pause.until()));
    }

    private static @Nullable Duration duration(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Duration duration = DurationConverter.parseDuration(text);
            if (duration != null && duration.compareTo(Duration.ofMillis(1)) >= 0 && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (IllegalArgumentException e) {
            throw badDuration();
        }
        throw badDuration();
    }

    private static RuntimeException badDuration() {
        return Parameters.bad("duration must be like PT1H or 30m, of at most " + LONGEST.toDays() + " days");
    }
}
