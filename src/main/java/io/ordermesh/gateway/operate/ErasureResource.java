package io.ordermesh.gateway.operate;

import io.ordermesh.gateway.access.Scope;
import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Erases one order, and keeps it away. */
@Path("/api/v1/operate/merchants/{merchant}/orders")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.OPERATOR)
public class ErasureResource {

    private static final Problem UNKNOWN = Problem.of(
            404,
            "No such order is known here. To keep one away that is not known, or was erased, name it by its order id.");
    private static final Problem AMBIGUOUS = Problem.of(
            409, "Several orders have this number. Name the one to be erased by its order id or safe:<safe id>.");

    private final Erasure erasure;
    private final Merchants merchants;

    ErasureResource(Erasure erasure, Merchants merchants) {
        this.erasure = erasure;
        this.merchants = merchants;
    }

    /**
     * Clears row, journal, pending reads and dead letters of the order; a tombstone follows on the state topic. Neither a
     * webhook nor a comparison with OrderMesh brings it back. An order that is not known here is kept away likewise.
     *
     * @param id an order id, {@code safe:…} or {@code external:…}; the latter two name orders that are known here
     */
    @DELETE
    @Path("/{id}")
    public Uni<Void> erase(@PathParam("merchant") String merchant, @PathParam("id") String id) {
        String owner = Requests.merchant(merchants, merchant);
        OrderKey key = Requests.key(id);
        return switch (key.kind()) {
            case ORDER -> erasure.erase(owner, key.value());
            case SAFE, EXTERNAL -> erasure.ids(owner, key).chain(ids -> erasure.erase(owner, theOnly(ids)));
            case SHIPMENT ->
                throw Requests.bad("An order is named by its order id, safe:<safe id> or external:<external id>");
        };
    }

    private static String theOnly(List<String> ids) {
        if (ids.size() > 1) {
            throw AMBIGUOUS.exception();
        }
        return ids.stream().findFirst().orElseThrow(UNKNOWN::exception);
    }
}
