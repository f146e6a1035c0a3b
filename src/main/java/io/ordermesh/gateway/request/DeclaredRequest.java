package io.ordermesh.gateway.request;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * What the method of a resource takes.
 *
 * @param checked whether it belongs to the gateway's own API; webhooks take whatever senders add
 * @param names of its query parameters, each for one value
 * @param takesBody whether one of its parameters is the body
 */
record DeclaredRequest(boolean checked, List<String> names, boolean takesBody) {

    private static final String API = "/api/";

    static DeclaredRequest of(Method method) {
        Path path = method.getDeclaringClass().getAnnotation(Path.class);
        List<String> names = new ArrayList<>();
        boolean takesBody = false;
        for (Parameter parameter : method.getParameters()) {
            QueryParam named = parameter.getAnnotation(QueryParam.class);
            if (named != null) {
                names.add(named.value());
            }
            // Of the parameters the body alone has no annotation.
            takesBody |= parameter.getAnnotations().length == 0;
        }
        return new DeclaredRequest(path != null && path.value().startsWith(API), List.copyOf(names), takesBody);
    }
}
