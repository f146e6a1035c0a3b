package io.ordermesh.gateway.reconcile;

import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.work.Lane;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What this replica has seen of one merchant's reads: how many are under way, when one last worked, whether it rests. */
final class MerchantState {

    private static final long NEVER = Long.MIN_VALUE;

    final String merchant;
    private final Map<Lane, AtomicInteger> running = new EnumMap<>(Lane.class);
    private final Set<String> strays = ConcurrentHashMap.newKeySet();
    private volatile long lastSuccess = NEVER;
    private volatile boolean suspect;

    MerchantState(String merchant) {
        this.merchant = merchant;
        for (Lane lane : Lane.values()) {
            running.put(lane, new AtomicInteger());
        }
    }

    /** How many reads are claimed and have not ended. */
    AtomicInteger running(Lane lane) {
        return Objects.requireNonNull(running.get(lane));
    }

    /**
     * An order that OrderMesh has, as far as is known, was not found or could not be read. Tells how many different ones
     * that are since a read last found one, counted up to the limit.
     */
    int strayed(OrderKey key, int limit) {
        if (strays.size() < limit) {
            strays.add(key.text());
        }
        return strays.size();
    }

    /** Whether a read found an order within this time. */
    boolean workedWithin(@Nullable Duration time) {
        Duration since = sinceSuccess();
        return time != null && since != null && since.compareTo(time) < 0;
    }

    /** A read of one order by itself found it. Tells whether the merchant had been suspect until now. */
    boolean worked() {
        witnessed();
        return answered();
    }

    /** An order that is known was found, though nobody had to read it. */
    void witnessed() {
        lastSuccess = System.nanoTime();
        strays.clear();
    }

    /** OrderMesh answered, though not with an order: it is not away. Tells whether the merchant was suspect until now. */
    boolean answered() {
        boolean was = suspect;
        suspect = false;
        return was;
    }

    /** The merchant was paused: until a read works again, one at a time tries. */
    void paused() {
        suspect = true;
    }

    boolean suspect() {
        return suspect;
    }

    @Nullable
    Duration sinceSuccess() {
        long last = lastSuccess;
        return last == NEVER ? null : Duration.ofNanos(System.nanoTime() - last);
    }
}
