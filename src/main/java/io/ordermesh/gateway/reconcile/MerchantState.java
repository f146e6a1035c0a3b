package io.ordermesh.gateway.reconcile;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What this replica has seen of one merchant's reads: how many are under way, when one last worked, whether it rests. */
final class MerchantState {

    private static final long NEVER = Long.MIN_VALUE;

    final String merchant;
    final AtomicInteger first = new AtomicInteger();
    final AtomicInteger repeated = new AtomicInteger();
    private volatile long lastSuccess = NEVER;
    private volatile boolean suspect;

    MerchantState(String merchant) {
        this.merchant = merchant;
    }

    /** A read was answered. Tells whether the merchant had been suspect until now. */
    boolean worked() {
        lastSuccess = System.nanoTime();
        boolean was = suspect;
        suspect = false;
        return was;
    }

    /** OrderMesh answered, though not with an order: it is not away. */
    void answered() {
        suspect = false;
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
