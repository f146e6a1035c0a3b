package io.ordermesh.gateway.reconcile;

import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.work.Lane;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Bounds how many reads of a merchant this replica carries out side by side, in each lane; the others wait their turn. */
@Singleton
class ReadSlots {

    /** More than can be claimed of one lane. */
    private static final int WAITING = 10_000;

    private record Key(String merchant, Lane lane) {}

    private final Map<Key, TypedGuard<Uni<@Nullable Outcome>>> guards = new HashMap<>();

    ReadSlots(Merchants merchants, ReconcileSettings settings) {
        merchants.all().forEach(merchant -> {
            for (Lane lane : Lane.values()) {
                guards.put(new Key(merchant.id(), lane), guard(merchant.id(), lane, count(lane, settings)));
            }
        });
    }

    /** Begins the read when a slot is free. */
    Uni<@Nullable Outcome> occupy(String merchant, Lane lane, Supplier<Uni<@Nullable Outcome>> read) {
        TypedGuard<Uni<@Nullable Outcome>> guard = guards.get(new Key(merchant, lane));
        if (guard == null) {
            throw new IllegalStateException("Only reads of configured merchants are claimed");
        }
        return Uni.createFrom().deferred(() -> guard.get(read));
    }

    /** How many there are. */
    static int count(Lane lane, ReconcileSettings settings) {
        return switch (lane) {
            case URGENT -> settings.slots();
            case BACKGROUND -> Math.max(1, settings.slots() / 2);
            case REPEATED -> settings.repeatSlots();
        };
    }

    private static TypedGuard<Uni<@Nullable Outcome>> guard(String merchant, Lane lane, int slots) {
        return TypedGuard.create(new TypeLiteral<Uni<@Nullable Outcome>>() {})
                .withDescription("Reads of " + merchant + ", " + lane)
                .withBulkhead()
                .limit(slots)
                .queueSize(WAITING)
                .done()
                .build();
    }
}
