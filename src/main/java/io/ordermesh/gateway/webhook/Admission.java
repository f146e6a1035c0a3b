package io.ordermesh.gateway.webhook;

import io.ordermesh.gateway.telemetry.Metrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the deliveries that are under way, from head to response. Half of the places are shared out evenly among the
 * merchants, at least one each, and the rest goes to whoever comes first: one merchant's burst takes no other's share.
 *
 * <p>Where there is no room, the body that has been open for the longest time gives its place up, unless it is younger than
 * a moment: who sends slowly keeps nobody away.
 */
final class Admission {

    private static final long UNDISTURBED = Duration.ofSeconds(1).toNanos();

    private final int share;
    private final int pool;
    private final Map<String, Integer> held = new HashMap<>();
    private final Set<Place> reading = new LinkedHashSet<>();
    private int pooled;

    /**
     * Shares places out.
     *
     * @param merchants how many there are; those that do not exist have no share
     */
    Admission(int places, int merchants) {
        this.share = Math.max(1, places / (2 * merchants));
        this.pool = Math.max(0, places - share * merchants);
    }

    /** The place of one delivery. */
    final class Place {

        private final String merchant;
        private final Runnable giveUp;
        private final long since = System.nanoTime();
        private boolean released;

        private Place(String merchant, Runnable giveUp) {
            this.merchant = merchant;
            this.giveUp = giveUp;
        }

        /** The body is there: the place is not taken away any more. */
        void bodyRead() {
            synchronized (Admission.this) {
                reading.remove(this);
            }
        }

        /** The delivery has ended. May be called again. */
        void release() {
            synchronized (Admission.this) {
                free(this);
            }
        }
    }

    /**
     * A place for a delivery, or null.
     *
     * @param giveUp ends the delivery if its place is taken away while its body is read
     */
    @Nullable
    Place tryAdmit(String merchant, Runnable giveUp) {
        Place evicted = null;
        Place place;
        synchronized (this) {
            if (!hasRoom(merchant)) {
                evicted = takeSlowest(merchant);
                if (evicted == null) {
                    return null;
                }
            }
            place = new Place(merchant, giveUp);
            int before = held.merge(merchant, 1, Integer::sum) - 1;
            pooled += before >= share(merchant) ? 1 : 0;
            reading.add(place);
        }
        if (evicted != null) {
            evicted.giveUp.run();
        }
        return place;
    }

    private int share(String merchant) {
        return merchant.equals(Metrics.NO_MERCHANT) ? 0 : share;
    }

    private boolean hasRoom(String merchant) {
        return held.getOrDefault(merchant, 0) < share(merchant) || pooled < pool;
    }

    /** Frees the place of the slowest body whose place the merchant can have then. */
    private @Nullable Place takeSlowest(String merchant) {
        long now = System.nanoTime();
        for (Iterator<Place> eldest = reading.iterator(); eldest.hasNext(); ) {
            Place each = eldest.next();
            if (now - each.since < UNDISTURBED) {
                return null;
            }
            if (each.merchant.equals(merchant) || held.getOrDefault(each.merchant, 0) > share(each.merchant)) {
                eldest.remove();
                free(each);
                return each;
            }
        }
        return null;
    }

    private void free(Place place) {
        if (place.released) {
            return;
        }
        place.released = true;
        reading.remove(place);
        int before = held.getOrDefault(place.merchant, 0);
        pooled -= before > share(place.merchant) ? 1 : 0;
        held.put(place.merchant, before - 1);
    }
}
