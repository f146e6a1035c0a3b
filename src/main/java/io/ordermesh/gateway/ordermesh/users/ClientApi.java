package io.ordermesh.gateway.ordermesh.users;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The clients of the user service. Numbers are those of the OrderMesh contract, section 4. */
@Path("")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface ClientApi {

    /** #47. Makes a token of a client, which cannot be refreshed. */
    @POST
    @Path("/user/v1/clients/token")
    Uni<ClientToken> createClientToken(GetServiceClientTokenDto credentials);
}
