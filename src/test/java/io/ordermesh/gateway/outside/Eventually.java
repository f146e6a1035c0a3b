package io.ordermesh.gateway.outside;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;

/** Waits for what must come true, for as long as a busy machine may need. */
final class Eventually {

    private static final Duration AT_MOST = Duration.ofSeconds(45);
    private static final Duration EVERY = Duration.ofMillis(100);

    private Eventually() {}

    /** Tries until the assertions hold. */
    static void holds(ThrowingRunnable assertions) {
        await().atMost(AT_MOST).pollDelay(Duration.ZERO).pollInterval(EVERY).untilAsserted(assertions);
    }
}
