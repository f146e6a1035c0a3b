package io.ordermesh.gateway.ordermesh;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.gateway.configuration.ConfigurationProblems;
import io.ordermesh.gateway.merchant.Merchant;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.ordermesh.ReadResult.NotFound;
import io.ordermesh.gateway.ordermesh.orders.OrderSearch;
import io.ordermesh.gateway.telemetry.Metrics;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** OrderMesh, called with each merchant's own credentials. The rest of the gateway sees no HTTP. */
@Singleton
public class OrderMesh {

    private static final String LIST_SHIPMENTS = "listShipmentsByOrder";

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

    static void check(@Observes ConfigurationProblems problems, OrderMeshSettings settings) {
        OperationPaths.check(settings.paths(), problems);
    }

    /** Every operation of OrderMesh, called with the merchant's credentials and under its guards. */
    public Upstream of(String merchant) {
        Upstream upstream = upstreams.get(merchant);
        if (upstream == null) {
            throw new IllegalArgumentException("Not a configured merchant: " + merchant);
        }
        return upstream;
    }

    /**
     * Reads what the key names: by order id the order with its shipments, by another identifier the ids of its orders.
     *
     * @return fails with {@link OrderMeshFailure} where there is no usable answer
     */
    public Uni<ReadResult> read(String merchant, Question question) {
        Upstream upstream = of(merchant);
        String value = question.key().value();
        Uni<ReadResult> read =
                switch (question.key().kind()) {
                    case ORDER -> readOrder(upstream, question);
                    case SAFE ->
                        upstream.orders()
                                .getOrderBySafeId(value)
                                .map(answer -> Answers.resolved(
                                        List.of(Answers.order(answer, "getOrderBySafeId")), "safeId", value, "id"));
                    case SHIPMENT ->
                        upstream.shipments()
                                .getShipment(value)
                                .map(answer -> Answers.resolved(
                                        List.of(Answers.shipment(answer, "getShipment")), "id", value, "orderId"));
                    case EXTERNAL ->
                        upstream.orders()
                                .searchOrders(OrderSearch.ofMerchant(
                                                upstream.merchant().upstreamId())
                                        .withExternalId(value))
                                .map(answer -> Answers.resolved(Answers.orders(answer), "externalId", value, "id"));
                };
        return read.onFailure(OrderMesh::isNotFound).recoverWithItem(new NotFound());
    }

    /**
     * Reads several orders by one call, where this merchant's OrderMesh can. What it does not bring is to be read by
     * itself.
     *
     * @return the orders by id, without their shipments; fails with {@link OrderMeshFailure} only where single reads
     *     would fail too
     */
    public Uni<Map<String, JsonNode>> readTogether(String merchant, List<String> orderIds) {
        return of(merchant).bulkOrders().read(orderIds);
    }

    /** Whether several orders of this merchant can be read by one call, as far as this replica knows. */
    public boolean readsTogether(String merchant) {
        return of(merchant).bulkOrders().works();
    }

    /** So many replicas share each merchant's budget of requests. */
    void share(int replicas) {
        upstreams.values().forEach(upstream -> upstream.budget().share(replicas));
    }

    /** The merchants whose credentials OrderMesh refuses, and when each is tried again. */
    public Map<String, Instant> refused() {
        Map<String, Instant> refused = new TreeMap<>();
        upstreams.forEach((id, upstream) -> upstream.refusedUntil().ifPresent(until -> refused.put(id, until)));
        return refused;
    }

    /** The shipments after the order: a breaker that lets one call try would refuse the second of two at once. */
    private Uni<ReadResult> readOrder(Upstream upstream, Question question) {
        String orderId = question.key().value();
        JsonNode known = question.order();
        Uni<JsonNode> read = known != null
                ? Uni.createFrom().item(known)
                : upstream.orders().getOrder(orderId).map(answer -> Answers.order(answer, "getOrder"));
        return read.chain(order -> Answers.elsewhere(upstream.merchant(), orderId, order)
                .<Uni<ReadResult>>map(elsewhere -> Uni.createFrom().item(elsewhere))
                .orElseGet(() -> shipments(upstream, question, order)
                        .map(shipments -> Answers.found(upstream.merchant(), orderId, order, shipments))));
    }

    /** An order without shipments may be answered 404. One that names shipments must not lose them so. */
    private static Uni<List<JsonNode>> shipments(Upstream upstream, Question question, JsonNode order) {
        JsonNode listed = order.path("shipmentIds");
        if (question.believesNoShipments() && listed.isArray() && listed.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return upstream.shipments()
                .listShipmentsByOrder(question.key().value())
                .map(Answers::shipments)
                .onFailure(OrderMesh::isNotFound)
                .recoverWithUni(() -> listed.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : Uni.createFrom().failure(new OrderMeshFailure(LIST_SHIPMENTS, Reason.UNREADABLE)));
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof OrderMeshFailure known && known.reason() == Reason.NOT_FOUND;
    }

    Upstream upstream(Merchant merchant) {
        URI base = merchant.baseUrl().orElse(settings.baseUrl());
        OperationPaths paths = new OperationPaths(settings.paths(), base.getPath());
        MerchantToken token = new MerchantToken(
                merchant,
                new TokenClient(oidcClients, merchant, base, settings).ask(),
                settings.token(),
                settings.answerTimeout(),
                Clock.systemUTC(),
                metrics);
        BearerFilter bearer = new BearerFilter(token);
        ResponseClock clock = new ResponseClock();
        Upstream.Client client = new Upstream.Client() {
            @Override
            public <T> T of(Class<T> api) {
                return Upstream.OPEN.contains(api)
                        ? restClient(base, api, paths, clock)
                        : restClient(base, api, paths, clock, bearer);
            }
        };
        return new Upstream(merchant, token, clock, client, settings, metrics);
    }

    private <T> T restClient(URI base, Class<T> api, Object... filters) {
        QuarkusRestClientBuilder builder = QuarkusRestClientBuilder.newBuilder()
                .baseUri(base)
                .connectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(settings.answerTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .property("io.quarkus.rest.client.connection-pool-size", settings.connections())
                .httpClientRequestCustomizer(
                        new AnswerBound(settings.maxAnswerSize().asLongValue()));
        for (Object filter : filters) {
            builder.register(filter);
        }
        return builder.build(api);
    }
}
