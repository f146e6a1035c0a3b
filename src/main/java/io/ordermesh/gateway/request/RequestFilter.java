package io.ordermesh.gateway.request;

import io.ordermesh.gateway.problem.Parameters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Compares each request with what its resource declares, after the caller's key was checked. The framework would ignore an
 * unknown name, an empty value, the second of two values, matrix parameters and a body that no parameter takes.
 */
public class RequestFilter {

    private static final int MAX_VALUE_LENGTH = 2000;

    /** From the most specific one on. */
    private static final List<String> JSON_RANGES = List.of("application/json", "application/*", "*/*");

    private final Map<Method, DeclaredRequest> declared = new ConcurrentHashMap<>();

    /** Throws a problem with status 400 if the request is not as declared. */
    @ServerRequestFilter
    public void check(ResourceInfo resource, RoutingContext routing) {
        DeclaredRequest expected = declared.computeIfAbsent(resource.getResourceMethod(), DeclaredRequest::of);
        if (expected.checked()) {
            RequestAddress.check(routing.request().uri());
            checkAccept(routing.parsedHeaders().accept());
            checkNames(expected, routing.queryParams());
            expected.names().forEach(name -> checkValue(name, routing.queryParam(name)));
            checkBody(expected, routing.request());
        }
    }

    /** The most specific range that matches JSON decides (RFC 9110, section 12.5.1); the framework ignores that it may say 0. */
    private static void checkAccept(List<MIMEHeader> ranges) {
        for (String range : JSON_RANGES) {
            List<Float> weights = ranges.stream()
                    .filter(each -> each.rawValue().split(";", 2)[0].strip().equalsIgnoreCase(range))
                    .map(MIMEHeader::weight)
                    .toList();
            if (!weights.isEmpty()) {
                if (weights.stream().noneMatch(weight -> weight > 0)) {
                    throw new NotAcceptableException();
                }
                return;
            }
        }
    }

    private static void checkNames(DeclaredRequest expected, MultiMap query) {
        List<String> unknown = query.names().stream()
                .filter(name -> !expected.names().contains(name))
                .toList();
        if (!unknown.isEmpty()) {
            throw Parameters.bad(Names.describeUnknown("query parameter", unknown)
                    + Names.describeKnown("This call takes none.", expected.names()));
        }
    }

    private static void checkValue(String name, List<String> values) {
        if (values.size() > 1) {
            throw Parameters.bad(name + " may be given only once");
        }
        for (String value : values) {
            if (value.isBlank()) {
                throw Parameters.bad(name + " must not be empty; leave it out instead");
            }
            if (value.length() > MAX_VALUE_LENGTH) {
                throw Parameters.bad(name + " may have at most " + MAX_VALUE_LENGTH + " characters");
            }
            Parameters.refuseControlCharacters(name, value);
        }
    }

    private static void checkBody(DeclaredRequest expected, HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean empty = (length == null || length.equals("0")) && request.getHeader("Transfer-Encoding") == null;
        if (!expected.takesBody() && !empty) {
            throw Parameters.bad("This call takes no body; send it without one");
        }
    }
}
