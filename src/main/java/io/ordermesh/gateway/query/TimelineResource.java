package io.ordermesh.gateway.query;

import io.ordermesh.gateway.access.Scope;
import io.ordermesh.gateway.order.Timelines;
import io.ordermesh.gateway.order.Timelines.Line;
import io.ordermesh.gateway.problem.Parameters;
import io.ordermesh.gateway.problem.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The story of one order: each hint, read, change, publication and failure. */
@Path("/api/v1/orders/{id}/timeline")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.MERCHANT)
public class TimelineResource {

    private static final int LONGEST = 1000;
    private static final Problem UNKNOWN = Problem.of(404, "Nothing is known of such an order.");

    private final Timelines timelines;
    private final SecurityIdentity caller;

    TimelineResource(Timelines timelines, SecurityIdentity caller) {
        this.timelines = timelines;
        this.caller = caller;
    }

    /**
     * What happened to an order.
     *
     * @param lines in the order in which it happened
     * @param more whether there are older lines
     */
    public record Timeline(List<Line> lines, boolean more) {}

    /**
     * The newest lines.
     *
     * @param id an order id, {@code safe:…} or {@code external:…}; it need not be that of an order which is known here
     * @param limit of lines, 1 to 1000
     */
    @GET
    public Uni<Timeline> get(@PathParam("id") String id, @QueryParam("limit") @DefaultValue("200") String limit) {
        int most = Parameters.limit(limit, LONGEST);
        return timelines
                .of(caller.getPrincipal().getName(), OrderKeys.read(id), most + 1)
                .map(lines -> {
                    if (lines.isEmpty()) {
                        throw UNKNOWN.exception();
                    }
                    boolean more = lines.size() > most;
                    return new Timeline(more ? lines.subList(1, lines.size()) : lines, more);
                });
    }
}
