package io.ordermesh.gateway.contract;

import io.ordermesh.gateway.ordermesh.extras.ExtrasApi;
import io.ordermesh.gateway.ordermesh.notes.NotesApi;
import io.ordermesh.gateway.ordermesh.orders.OrderItemsApi;
import io.ordermesh.gateway.ordermesh.orders.OrdersApi;
import io.ordermesh.gateway.ordermesh.shipments.PackingSlipsApi;
import io.ordermesh.gateway.ordermesh.shipments.ShipmentsApi;
import io.ordermesh.gateway.ordermesh.users.ClientApi;
import io.ordermesh.gateway.ordermesh.users.UserApi;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;

/** An operation as a declarative interface has it. */
record DeclaredOperation(Method declaration) {

    /** The interfaces by the portal's groups; the two operations outside the 49 have groups of their own. */
    static final Map<String, Class<?>> INTERFACES = Map.of(
            "Notes", NotesApi.class,
            "OrderItems", OrderItemsApi.class,
            "Orders", OrdersApi.class,
            "Packing Slip", PackingSlipsApi.class,
            "Shipments", ShipmentsApi.class,
            "Client", ClientApi.class,
            "User", UserApi.class,
            "Merchant Notifications Guide", ExtrasApi.class,
            "Product Catalog", ExtrasApi.class);

    static Stream<DeclaredOperation> all() {
        return INTERFACES.values().stream()
                .distinct()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .map(DeclaredOperation::new);
    }

    String id() {
        return declaration.getName();
    }

    String call() {
        return method() + " " + ContractOperation.anonymous(path());
    }

    String method() {
        return Arrays.stream(declaration.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst()
                .orElseThrow();
    }

    String path() {
        return declaration.getAnnotation(Path.class).value();
    }

    Set<String> queryParameters() {
        return Stream.concat(
                        parameters()
                                .map(each -> each.getAnnotation(QueryParam.class))
                                .filter(Objects::nonNull)
                                .map(QueryParam::value),
                        parameters()
                                .filter(each -> each.isAnnotationPresent(BeanParam.class))
                                .flatMap(each -> Arrays.stream(each.getType().getDeclaredFields()))
                                .filter(each -> each.isAnnotationPresent(RestQuery.class))
                                .map(Field::getName))
                .collect(Collectors.toSet());
    }

    boolean hasBody() {
        return parameters().anyMatch(each -> Stream.<Class<? extends Annotation>>of(
                        PathParam.class, QueryParam.class, BeanParam.class)
                .noneMatch(each::isAnnotationPresent));
    }

    private Stream<Parameter> parameters() {
        return Arrays.stream(declaration.getParameters());
    }
}
