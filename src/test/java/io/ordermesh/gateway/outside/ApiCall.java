package io.ordermesh.gateway.outside;

import io.ordermesh.gateway.access.Scope;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.restassured.specification.SpecificationQuerier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A call of the gateway's own API, as its resource declares it.
 *
 * @param address with path parameters that name a merchant and an order which nobody has
 * @param key of somebody who may make the call
 * @param names of query parameters
 * @param bodyNames of the JSON object that belongs to it, the required one first; empty if none does
 */
record ApiCall(String method, String address, String key, List<String> names, List<String> bodyNames) {

    private static final String API = "/api/";
    private static final java.nio.file.Path CLASSES = java.nio.file.Path.of("target/classes");

    /** Every call of every resource but the webhook's, so that a later one is tried as well. */
    static List<ApiCall> all() {
        try (Stream<java.nio.file.Path> files = Files.walk(CLASSES)) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(name -> name.endsWith("Resource.class"))
                    .map(ApiCall::load)
                    .filter(each ->
                            each.isAnnotationPresent(Path.class) && path(each).startsWith(API))
                    .flatMap(each -> Arrays.stream(each.getDeclaredMethods()).flatMap(ApiCall::of))
                    .sorted(Comparator.comparing(ApiCall::toString))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String file) {
        try {
            String name = file.substring(0, file.length() - ".class".length()).replace(File.separatorChar, '.');
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<ApiCall> of(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(each -> each.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(http -> of(http.value(), method));
    }

    private static ApiCall of(String http, Method method) {
        Class<?> resource = method.getDeclaringClass();
        String address = (path(resource) + path(method))
                .replace("{merchant}", "acme")
                .replaceAll("\\{(id|key)}", "order:feedfeedfeedfeedfeedfeed");
        boolean operators = Optional.ofNullable(resource.getAnnotation(RolesAllowed.class)).stream()
                .flatMap(each -> Arrays.stream(each.value()))
                .anyMatch(Scope.OPERATOR::equals);
        Parameter[] parameters = method.getParameters();
        return new ApiCall(
                http,
                address,
                operators ? World.OPERATOR_KEY : World.ACME.apiKey(),
                Arrays.stream(parameters)
                        .map(each -> each.getAnnotation(QueryParam.class))
                        .filter(Objects::nonNull)
                        .map(QueryParam::value)
                        .toList(),
                Arrays.stream(parameters)
                        .filter(each -> each.getAnnotations().length == 0)
                        .flatMap(each -> Arrays.stream(each.getType().getRecordComponents()))
                        .map(RecordComponent::getName)
                        .toList());
    }

    private static String path(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }

    boolean takesBody() {
        return !bodyNames.isEmpty();
    }

    /** Makes the call with what is put behind its address, encoded. */
    Response with(World world, String query) {
        return request(world, key).request(method, address + query);
    }

    /** The same with somebody else's key. */
    Response with(World world, String otherKey, String query) {
        return request(world, otherKey).request(method, address + query);
    }

    /** The whole response to an address that HTTP clients would mend. */
    String sentAsItIs(World world, String behind) {
        return sentAsItIs(world, behind, "\r\n");
    }

    /** The same with further headers, an empty line and a body. */
    String sentAsItIs(World world, String behind, String rest) {
        int port = SpecificationQuerier.query(world.http()).getPort();
        String request = "%s %s%s HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer %s\r\nConnection: close\r\n%s"
                .formatted(method, address, behind, key, rest);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the call with a body. */
    Response with(World world, String contentType, byte[] body) {
        return request(world, key).contentType(contentType).body(body).request(method, address);
    }

    private static RequestSpecification request(World world, String key) {
        return world.http()
                .urlEncodingEnabled(false)
                .contentType("application/json")
                .auth()
                .oauth2(key);
    }

    @Override
    public String toString() {
        return method + " " + address;
    }
}
