package io.ordermesh.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything OrderMesh knows. One caller at a time: all that touches orders runs in {@link #inTurn}, and whatever leaves
 * a turn is a copy.
 */
public final class World implements OrderLookup {
    private final ReentrantLock turn = new ReentrantLock();
    private final long seed;
    private final Clock clock;
    private final List<SandboxMerchant> merchants;
    private final Map<String, StoredOrder> orders = new LinkedHashMap<>();
    private final Map<String, StoredOrder> bySafeId = new HashMap<>();
    private final AuditLog audit;
    private final ReadSide reads;
    private final Notes notes;
    private final Alterations alterations = new Alterations();
    private final Set<String> usedIds = new HashSet<>();
    private final Map<String, Integer> madeUp = new HashMap<>();
    private final SeededValues requests;
    private int hints;

    public World(long seed, Clock clock, List<SandboxMerchant> merchants) {
        this.seed = seed;
        this.clock = clock;
        this.merchants = List.copyOf(merchants);
        this.requests = SeededValues.of(seed, "requests");
        this.audit = new AuditLog(seed, clock);
        this.reads = new ReadSide(this, clock);
        this.notes = new Notes(seed, clock, audit);
    }

    /** Runs the action while nothing else changes. Short actions only; never one which waits. */
    public <T> T inTurn(Supplier<T> action) {
        turn.lock();
        try {
            return action.get();
        } finally {
            turn.unlock();
        }
    }

    /** Who did what. */
    public AuditLog audit() {
        return audit;
    }

    /** The orders as reads see them. */
    public ReadSide reads() {
        return reads;
    }

    /** All notes. */
    public Notes notes() {
        return notes;
    }

    /** What was altered past all rules. */
    public Alterations alterations() {
        return alterations;
    }

    /** The order is about to change. A {@link #change} says so itself. */
    public void changing(StoredOrder order) {
        reads.keep(order.id());
    }

    /** Begins a change of the order by that user. */
    public Change change(StoredOrder order, String effect, String user) {
        changing(order);
        return new Change(order, audit, effect, user, clock.instant());
    }

    /** Moves the order's time of change and nothing else. */
    public void touch(StoredOrder order) {
        order.touch(clock.instant());
    }

    /** Moves the shipment's time of change and nothing else: to now, and by at least the second that can be seen of it. */
    public void touchShipment(ObjectNode shipment) {
        Instant before =
                WireDates.parse(shipment.path("lastModifiedDate").asText()).orElse(Instant.EPOCH);
        Instant now = clock.instant();
        Instant next = before.plusSeconds(1);
        shipment.put("lastModifiedDate", WireDates.shipment(now.isAfter(next) ? now : next));
    }

    /** All merchants. */
    public List<SandboxMerchant> merchants() {
        return merchants;
    }

    /** The merchant of that name; fails when there is none. */
    public SandboxMerchant getMerchant(String name) {
        return merchants.stream()
                .filter(merchant -> merchant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no merchant " + name));
    }

    @Override
    public Collection<StoredOrder> orders() {
        return orders.values();
    }

    @Override
    public Optional<StoredOrder> findOrder(String orderId) {
        return Optional.ofNullable(orders.get(orderId));
    }

    @Override
    public Optional<StoredOrder> findBySafeId(SandboxMerchant merchant, String safeId) {
        return Optional.ofNullable(bySafeId.get(key(merchant, safeId)));
    }

    private static String key(SandboxMerchant merchant, String safeId) {
        return merchant.merchantId() + '/' + safeId;
    }

    /** The shipment which has that package. */
    public Optional<ObjectNode> findShipmentByPackage(String packageId) {
        return orders.values().stream()
                .flatMap(order -> order.shipments().stream())
                .filter(shipment -> PackageEdits.find(shipment, packageId).isPresent())
                .findFirst();
    }

    /** Creates an order from a request that was checked before. Its ids depend on the seed and its safe id alone. */
    public StoredOrder create(SandboxMerchant merchant, ObjectNode request, String user) {
        String safeId = request.path("safeId").asText();
        SeededValues values = SeededValues.of(seed, merchant.merchantId(), safeId);
        String id = values.hex(24);
        while (!usedIds.add(id)) {
            id = values.hex(24);
        }
        StoredOrder order = OrderFactory.create(merchant, request, id, values, clock.instant());
        reads.keep(id);
        orders.put(id, order);
        bySafeId.put(key(merchant, safeId), order);
        String status = Json.write(Json.object().put("status", order.status()));
        audit.note(id, "CREATE", null, status, user);
        order.items().forEach(item -> audit.note(item.path("id").asText(), "CREATE", null, status, user));
        return order;
    }

    /** The event of an order's creation. */
    public Event created(StoredOrder order) {
        return Event.of(Event.ORDER_CREATION, order, null, RequestIds.next(order.values(), clock.instant()));
    }

    /** The id of a request whose outcome is told later. */
    public String nextRequestId() {
        return RequestIds.next(requests, clock.instant());
    }

    /** Any event about an order that exists. Hints use up none of the order's seeded values. */
    public Event hint(StoredOrder order, String type) {
        return hint(order, null, type);
    }

    /** Any event about a shipment of an order. */
    public Event hint(StoredOrder order, @Nullable String shipmentId, String type) {
        SeededValues values = SeededValues.of(seed, order.id(), "hint", Integer.toString(++hints));
        return Event.of(type, order, shipmentId, RequestIds.next(values, clock.instant()));
    }

    /** Makes up the merchant's next request to create an order; items 0 lets the seed decide. */
    public ObjectNode makeUpRequest(SandboxMerchant merchant, int items) {
        int number = madeUp.merge(merchant.name(), 1, Integer::sum);
        SeededValues values = SeededValues.of(seed, merchant.merchantId(), "request", Integer.toString(number));
        String safeId = merchant.name() + "-" + number + "-" + values.hex(6);
        String externalId = "M-" + (1000 + number);
        return OrderRequests.make(merchant, safeId, externalId, items > 0 ? items : values.between(1, 4), values);
    }

    /** The event of an order which could not be created. */
    public Event failedCreation(SandboxMerchant merchant) {
        ObjectNode request = makeUpRequest(merchant, 1);
        String safeId = request.path("safeId").asText();
        return new Event(
                Event.ORDER_CREATION,
                merchant.merchantId(),
                null,
                request.path("externalId").asText(),
                safeId,
                null,
                RequestIds.next(SeededValues.of(seed, safeId), clock.instant()));
    }

    /** Forgets the shipment; the order's time of change stays as it is. */
    public void delete(StoredOrder order, ObjectNode shipment) {
        order.remove(shipment);
        order.listShipments();
    }

    /** Forgets the order and its shipments. */
    public void delete(StoredOrder order) {
        changing(order);
        orders.remove(order.id());
        bySafeId.values().remove(order);
    }
}
