package io.ordermesh.gateway.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers every failure as a {@link Problem}. Nothing of the request is repeated in an answer or in the log. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    /** A status that the framework or one of our resources chose. */
    @ServerExceptionMapper
    public Response chosen(WebApplicationException failure) {
        Response response = failure.getResponse();
        if (response.hasEntity()) {
            return response;
        }
        Response.StatusType status = response.getStatusInfo();
        return Response.fromResponse(Problem.of(status.getStatusCode(), detail(status.getStatusCode()))
                        .response()
                        .build())
                .build();
    }

    /** No key, or an unknown one. */
    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthenticated() {
        return Problem.of(401, "Send a valid key: Authorization: Bearer <key>.")
                .response()
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    /** A key that may not do this. */
    @ServerExceptionMapper
    public Response forbidden(ForbiddenException failure) {
        return Problem.of(403, "This key does not allow that.").response().build();
    }

    /** A body that is JSON, but not of the form that is asked for. The parser's own message would repeat it. */
    @ServerExceptionMapper
    public Response unreadable(MismatchedInputException failure) {
        return Problem.of(400, "The request's body is not of the form that is asked for.")
                .response()
                .build();
    }

    /** What nobody foresaw. The cause is in the log alone. */
    @ServerExceptionMapper
    public Response unforeseen(Throwable failure) {
        LOG.error("A request failed", failure);
        return Problem.of(500, "The gateway failed to answer; its log tells why. Try again later.")
                .response()
                .build();
    }

    private static String detail(int status) {
        return switch (status) {
            case 400 -> "The request cannot be read.";
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not know the request's method.";
            case 406 -> "The answer is JSON; the request's Accept header excludes it.";
            case 415 -> "Send the body as application/json.";
            default -> "The request was refused.";
        };
    }
}
