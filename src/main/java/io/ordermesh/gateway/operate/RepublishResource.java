package io.ordermesh.gateway.operate;

import io.ordermesh.gateway.access.Scope;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.order.Republication;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.logging.Logger;

/** Has every row sent to the state topic once more, under a new revision. */
@Path("/api/v1/operate/republish")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.OPERATOR)
public class RepublishResource {

    private static final Logger LOG = Logger.getLogger(RepublishResource.class);

    private final Republication republication;
    private final Merchants merchants;

    RepublishResource(Republication republication, Merchants merchants) {
        this.republication = republication;
        this.merchants = merchants;
    }

    /** How many rows are to be sent. */
    public record Republished(long rows) {}

    /** All rows. */
    @POST
    public Uni<Republished> everything() {
        return republication
                .of(null)
                .invoke(rows -> LOG.infof("Rows are republished: merchant=all rows=%d", rows))
                .map(Republished::new);
    }

    /** The rows of one merchant. */
    @POST
    @Path("/{merchant}")
    public Uni<Republished> merchant(@PathParam("merchant") String merchant) {
        String id = Requests.merchant(merchants, merchant);
        return republication
                .of(id)
                .invoke(rows -> LOG.infof("Rows are republished: merchant=%s rows=%d", id, rows))
                .map(Republished::new);
    }
}
