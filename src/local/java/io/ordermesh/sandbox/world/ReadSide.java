package io.ordermesh.sandbox.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The orders as reads see them: as they are or, while the read side lags, as they were some time ago. It never goes back:
 * once it lags, it stands still until so much time has passed. Used in the world's turn only.
 */
public final class ReadSide implements OrderLookup {
    private final OrderLookup world;
    private final Clock clock;
    private final Map<String, List<Version>> earlier = new LinkedHashMap<>();
    private Duration lag = Duration.ZERO;
    private Instant stoodStillAt = Instant.MIN;

    ReadSide(OrderLookup world, Clock clock) {
        this.world = world;
        this.clock = clock;
    }

    /** What an order was until then, inclusive; nothing before it was created. */
    private record Version(Instant until, Optional<StoredOrder> order) {}

    /** How far it is behind. */
    public Duration lag() {
        return lag;
    }

    /** Lags so far from now on; zero shows everything as it is. */
    public void lag(Duration behind) {
        stoodStillAt = lag.isZero() ? clock.instant() : seen();
        lag = behind;
        if (lag.isZero()) {
            earlier.clear();
        }
    }

    @Override
    public Collection<StoredOrder> orders() {
        if (lag.isZero()) {
            return world.orders();
        }
        Map<String, StoredOrder> orders = new LinkedHashMap<>();
        // The deleted ones first: they are found among the earlier versions alone.
        earlier.keySet().forEach(id -> findOrder(id).ifPresent(order -> orders.put(id, order)));
        world.orders().forEach(order -> findOrder(order.id()).ifPresent(seen -> orders.put(order.id(), seen)));
        return orders.values();
    }

    @Override
    public Optional<StoredOrder> findOrder(String orderId) {
        Instant seen = seen();
        return earlier.getOrDefault(orderId, List.of()).stream()
                .filter(version -> !version.until().isBefore(seen))
                .findFirst()
                .map(Version::order)
                .orElseGet(() -> world.findOrder(orderId));
    }

    /** The order is about to change, to come or to go: what it is now may still be read. */
    void keep(String orderId) {
        if (!lag.isZero()) {
            Instant seen = seen();
            List<Version> versions = earlier.computeIfAbsent(orderId, id -> new ArrayList<>());
            versions.removeIf(version -> version.until().isBefore(seen));
            versions.add(new Version(clock.instant(), world.findOrder(orderId).map(StoredOrder::save)));
        }
    }

    /** The moment whose state reads see. */
    private Instant seen() {
        Instant behind = clock.instant().minus(lag);
        return behind.isBefore(stoodStillAt) ? stoodStillAt : behind;
    }
}
