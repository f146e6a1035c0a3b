package io.ordermesh.gateway.ordermesh;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.merchant.Merchant;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.ordermesh.ReadResult.Found;
import io.ordermesh.gateway.ordermesh.ReadResult.NotFound;
import io.ordermesh.gateway.ordermesh.ReadResult.Resolved;
import io.ordermesh.gateway.telemetry.Metrics;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.runtime.OidcClientConfig;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads orders at OrderMesh, with the merchant's own credentials. The rest of the gateway sees no HTTP. */
@Startup(Interceptor.Priority.PLATFORM_BEFORE - 1) // Its settings are checked before Kafka and PostgreSQL are touched.
@Singleton
public class OrderMesh {

    private static final List<String> LISTS = List.of("orders", "shipments", "items", "data");

    private final Map<String, Upstream> upstreams = new HashMap<>();
    private final OrderMeshSettings settings;
    private final OidcClients oidcClients;
    private final Metrics metrics;

    OrderMesh(Merchants merchants, OrderMeshSettings settings, OidcClients oidcClients, Metrics metrics) {
        this.settings = settings;
        this.oidcClients = oidcClients;
        this.metrics = metrics;
        merchants.all().forEach(merchant -> upstreams.put(merchant.id(), upstream(merchant)));
    }

    /**
     * Reads what the key names: by order id the order with its shipments, by another identifier the ids of its orders.
     *
     * @return fails with {@link OrderMeshFailure} where there is no usable answer
     */
    public Uni<ReadResult> read(String merchant, OrderKey key) {
        Upstream upstream = upstreams.get(merchant);
        if (upstream == null) {
            throw new IllegalArgumentException("Not a configured merchant: " + merchant);
        }
        Uni<ReadResult> read =
                switch (key.kind()) {
                    case ORDER -> readOrder(upstream, key.value());
                    case SAFE ->
                        upstream.getOrderBySafeId(key.value())
                                .map(answer -> resolved(List.of(order(answer, "getOrderBySafeId")), "id"));
                    case SHIPMENT ->
                        upstream.getShipment(key.value()).map(answer -> resolved(List.of(answer), "orderId"));
                    case EXTERNAL ->
                        upstream.searchOrders(key.value()).map(answer -> resolved(list(answer, "searchOrders"), "id"));
                };
        return read.onFailure(OrderMesh::isNotFound).recoverWithItem(new NotFound());
    }

    private Uni<ReadResult> readOrder(Upstream upstream, String orderId) {
        Uni<List<JsonNode>> shipments = upstream.listShipmentsByOrder(orderId)
                .map(answer -> list(answer, "listShipmentsByOrder"))
                // An order without shipments may be answered so.
                .onFailure(OrderMesh::isNotFound)
                .recoverWithItem(List.of());
        return Uni.combine()
                .all()
                .unis(upstream.getOrder(orderId).map(answer -> order(answer, "getOrder")), shipments)
                .with((order, list) -> checked(upstream.merchant(), orderId, order, list));
    }

    /** Identifiers of question and answer must agree, else nothing may be written. */
    private static Found checked(Merchant merchant, String orderId, JsonNode order, List<JsonNode> shipments) {
        boolean agrees = orderId.equals(text(order, "id"))
                && ownedBy(merchant, order)
                && shipments.stream()
                        .allMatch(shipment -> agrees(shipment, "orderId", orderId) && text(shipment, "id") != null);
        if (!agrees) {
            throw new OrderMeshFailure("getOrder", Reason.MISMATCHED);
        }
        return new Found(order, shipments);
    }

    private static boolean ownedBy(Merchant merchant, JsonNode order) {
        String merchantId = text(order, "merchantId");
        return merchantId == null || merchant.ownsSubscriber(merchantId);
    }

    private static boolean agrees(JsonNode node, String field, String expected) {
        String value = text(node, field);
        return value == null || value.equals(expected);
    }

    private static ReadResult resolved(List<JsonNode> nodes, String field) {
        List<String> ids = new ArrayList<>();
        for (JsonNode node : nodes) {
            String id = text(node, field);
            if (id != null && OrderKey.find(OrderKey.Kind.ORDER, id).isPresent()) {
                ids.add(id);
            }
        }
        return ids.isEmpty() ? new NotFound() : new Resolved(ids);
    }

    /** The order of an answer, bare or under {@code order}. */
    private static JsonNode order(JsonNode answer, String operation) {
        JsonNode order = answer.path("order").isObject() ? answer.get("order") : answer;
        if (!order.isObject() || text(order, "id") == null) {
            throw new OrderMeshFailure(operation, Reason.UNREADABLE);
        }
        return order;
    }

    /** The elements of an answer that is an array, one bare object, or a wrapper around an array. */
    private static List<JsonNode> list(JsonNode answer, String operation) {
        JsonNode array = answer;
        if (answer.isObject()) {
            array = LISTS.stream()
                    .map(answer::path)
                    .filter(JsonNode::isArray)
                    .findFirst()
                    .orElse(answer);
        }
        List<JsonNode> nodes = new ArrayList<>();
        if (array.isArray()) {
            array.forEach(nodes::add);
        } else if (array.isObject() && text(array, "id") != null) {
            nodes.add(array);
        } else if (!array.isObject() || !array.isEmpty()) {
            throw new OrderMeshFailure(operation, Reason.UNREADABLE);
        }
        if (!nodes.stream().allMatch(JsonNode::isObject)) {
            throw new OrderMeshFailure(operation, Reason.UNREADABLE);
        }
        return nodes;
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() && !value.asText().isBlank() ? value.asText() : null;
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof OrderMeshFailure known && known.reason() == Reason.NOT_FOUND;
    }

    private Upstream upstream(Merchant merchant) {
        URI base = merchant.baseUrl().orElse(settings.baseUrl());
        OperationPaths paths = new OperationPaths(settings.paths(), base.getPath());
        MerchantToken token = new MerchantToken(
                merchant,
                Uni.createFrom().deferred(() -> oidcClients.newClient(tokenClient(merchant, base))),
                settings.answerTimeout(),
                Clock.systemUTC(),
                metrics);
        return new Upstream(
                merchant,
                restClient(base, paths, OrdersApi.class),
                restClient(base, paths, ShipmentsApi.class),
                token,
                settings,
                metrics);
    }

    private <T> T restClient(URI base, OperationPaths paths, Class<T> api) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(base)
                .connectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(settings.answerTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .property("io.quarkus.rest.client.connection-pool-size", settings.connections())
                .register(paths)
                .build(api);
    }

    private OidcClientConfig tokenClient(Merchant merchant, URI base) {
        return OidcClientConfig.builder()
                .id(merchant.id())
                .authServerUrl(base.toString())
                .discoveryEnabled(false)
                .tokenPath("/user/v1/clients/token")
                .clientId(merchant.clientId())
                .credentials(merchant.clientSecret().reveal())
                .connectionTimeout(settings.connectTimeout())
                .connectionRetryCount(1)
                .build();
    }
}
