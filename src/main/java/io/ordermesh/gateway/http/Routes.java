package io.ordermesh.gateway.http;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The addresses of the API with their methods, read from its resources when they are first asked for. */
@Singleton
class Routes {

    private static final Pattern PARAMETER = Pattern.compile("\\{[^/]+}");

    private final BeanManager beans;
    private volatile @Nullable List<Route> routes;

    Routes(BeanManager beans) {
        this.beans = beans;
    }

    /** One method of one address. */
    private record Route(Pattern path, String method) {}

    /** The methods that the address allows (RFC 9110, section 10.2.1); empty where there is nothing. */
    Set<String> allowed(String path) {
        Set<String> allowed = new TreeSet<>();
        for (Route each : all()) {
            if (each.path().matcher(path).matches()) {
                allowed.add(each.method());
            }
        }
        if (allowed.contains(HttpMethod.GET)) {
            allowed.add(HttpMethod.HEAD);
        }
        if (!allowed.isEmpty()) {
            allowed.add(HttpMethod.OPTIONS);
        }
        return allowed;
    }

    private List<Route> all() {
        List<Route> known = routes;
        if (known == null) {
            known = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                    .<Class<?>>map(bean -> bean.getBeanClass())
                    .distinct()
                    .filter(type -> type.isAnnotationPresent(Path.class) && !type.isInterface())
                    .flatMap(Routes::routes)
                    .toList();
            routes = known;
        }
        return known;
    }

    private static Stream<Route> routes(Class<?> resource) {
        List<Route> routes = new ArrayList<>();
        String base = resource.getAnnotation(Path.class).value();
        for (Method method : resource.getMethods()) {
            Path below = method.getAnnotation(Path.class);
            Pattern path =
                    Pattern.compile(PARAMETER
                                    .matcher(base + (below == null ? "" : below.value()))
                                    .replaceAll("[^/]+") + "/?");
            Stream.of(method.getAnnotations())
                    .map(each -> each.annotationType().getAnnotation(HttpMethod.class))
                    .filter(each -> each != null)
                    .forEach(each -> routes.add(new Route(path, each.value())));
        }
        return routes.stream();
    }
}
