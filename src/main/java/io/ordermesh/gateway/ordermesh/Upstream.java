package io.ordermesh.gateway.ordermesh;

import io.ordermesh.gateway.merchant.Merchant;
import io.ordermesh.gateway.ordermesh.extras.ExtrasApi;
import io.ordermesh.gateway.ordermesh.notes.NotesApi;
import io.ordermesh.gateway.ordermesh.orders.OrderItemsApi;
import io.ordermesh.gateway.ordermesh.orders.OrdersApi;
import io.ordermesh.gateway.ordermesh.shipments.PackingSlipsApi;
import io.ordermesh.gateway.ordermesh.shipments.ShipmentsApi;
import io.ordermesh.gateway.ordermesh.users.ClientApi;
import io.ordermesh.gateway.ordermesh.users.UserApi;
import io.ordermesh.gateway.telemetry.Metrics;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * OrderMesh as one merchant sees it: its own connections, token and guards, so that nothing of one merchant holds up
 * another. Every operation fails with {@link OrderMeshFailure} alone.
 */
public final class Upstream {

    /** The interfaces, each with its service: services fail one by one, so each has a breaker of its own. */
    static final Map<Class<?>, String> SERVICES = Map.of(
            NotesApi.class, "notes",
            OrdersApi.class, "orders",
            OrderItemsApi.class, "orders",
            ShipmentsApi.class, "shipments",
            PackingSlipsApi.class, "shipments",
            ClientApi.class, "users",
            UserApi.class, "users",
            ExtrasApi.class, "extras");

    /** Those that are called without a token: all of a service, or none. */
    static final Set<Class<?>> OPEN = Set.of(ClientApi.class, UserApi.class);

    /** Makes the client of a declarative interface. */
    interface Client {
        <T> T of(Class<T> api);
    }

    private final Merchant merchant;
    private final MerchantToken token;
    private final ResponseClock clock;
    private final Client client;
    private final Map<String, Calls> calls = new HashMap<>();
    private final NotesApi notes;
    private final OrdersApi orders;
    private final OrderItemsApi orderItems;
    private final ShipmentsApi shipments;
    private final PackingSlipsApi packingSlips;
    private final ClientApi clients;
    private final UserApi users;
    private final ExtrasApi extras;
    private final BulkOrders bulkOrders;
    private final RequestBudget budget;

    Upstream(
            Merchant merchant,
            MerchantToken token,
            ResponseClock clock,
            Client client,
            OrderMeshSettings settings,
            Metrics metrics) {
        this.merchant = merchant;
        this.token = token;
        this.clock = clock;
        this.client = client;
        this.budget = new RequestBudget(settings.requestsPerSecond(), settings.callTimeout());
        SERVICES.forEach((api, service) -> calls.computeIfAbsent(
                service, first -> new Calls(merchant.id(), service, !OPEN.contains(api), settings, budget, metrics)));
        this.notes = guarded(NotesApi.class);
        this.orders = guarded(OrdersApi.class);
        this.orderItems = guarded(OrderItemsApi.class);
        this.shipments = guarded(ShipmentsApi.class);
        this.packingSlips = guarded(PackingSlipsApi.class);
        this.clients = guarded(ClientApi.class);
        this.users = guarded(UserApi.class);
        this.extras = guarded(ExtrasApi.class);
        this.bulkOrders = new BulkOrders(this, Clock.systemUTC());
    }

    Merchant merchant() {
        return merchant;
    }

    RequestBudget budget() {
        return budget;
    }

    BulkOrders bulkOrders() {
        return bulkOrders;
    }

    /** When refused credentials are tried again; empty while they are not refused. */
    Optional<Instant> refusedUntil() {
        return token.refusedUntil();
    }

    /** The time at OrderMesh, as its last answer told it, to the second; empty where answers have no {@code Date}. */
    public Optional<Instant> now() {
        return clock.now();
    }

    public NotesApi notes() {
        return notes;
    }

    public OrdersApi orders() {
        return orders;
    }

    public OrderItemsApi orderItems() {
        return orderItems;
    }

    public ShipmentsApi shipments() {
        return shipments;
    }

    public PackingSlipsApi packingSlips() {
        return packingSlips;
    }

    public ClientApi clients() {
        return clients;
    }

    public UserApi users() {
        return users;
    }

    public ExtrasApi extras() {
        return extras;
    }

    private <T> T guarded(Class<T> api) {
        Calls ofService = calls.get(SERVICES.get(api));
        if (ofService == null) {
            throw new IllegalStateException(api + " belongs to no service");
        }
        return GuardedApi.of(api, client.of(api), ofService);
    }
}
