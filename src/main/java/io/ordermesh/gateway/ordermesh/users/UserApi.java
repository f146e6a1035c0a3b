package io.ordermesh.gateway.ordermesh.users;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The users of the user service. OrderMesh offers their login for development and tests only (contract 2.2). */
@Path("")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface UserApi {

    /** #48. Logs a user in. */
    @POST
    @Path("/user/v1/login")
    Uni<UserTokens> login(LoginUserDto user);

    /** #49. Replaces both tokens of a user. */
    @POST
    @Path("/user/v1/refresh")
    Uni<UserTokens> refreshLogin(LoginUserWithRefreshToken token);
}
