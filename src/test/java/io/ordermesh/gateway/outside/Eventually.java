package io.ordermesh.gateway.outside;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;
import org.awaitility.pollinterval.IterativePollInterval;
import org.awaitility.pollinterval.PollInterval;

/** Waits for what must come true, for as long as a busy machine may need. */
final class Eventually {

    private static final Duration AT_MOST = Duration.ofSeconds(90);
    /** Soon at first, then seldom: the machine has other things to do. */
    private static final PollInterval POLLS = IterativePollInterval.iterative(
            last -> last.compareTo(Duration.ofMillis(300)) < 0
                    ? last.multipliedBy(3).dividedBy(2)
                    : last,
            Duration.ofMillis(50));

    private Eventually() {}

    /** Tries until the assertions hold. */
    static void holds(ThrowingRunnable assertions) {
        await().atMost(AT_MOST).pollDelay(Duration.ZERO).pollInterval(POLLS).untilAsserted(assertions);
    }
}
