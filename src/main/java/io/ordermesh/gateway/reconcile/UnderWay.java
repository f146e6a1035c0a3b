package io.ordermesh.gateway.reconcile;

import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Work that has begun and not ended, for who has to wait for it. Thread-safe. */
final class UnderWay {

    /** With one party more than there is work, which holds the phase until somebody waits. */
    private final Phaser work = new Phaser(1);

    /** Notes that so many pieces of work begin. */
    void begin(int pieces) {
        work.bulkRegister(pieces);
    }

    /** Notes that one has ended. */
    void end() {
        work.arriveAndDeregister();
    }

    /**
     * Waits until all have ended, or until the time is over. To be called once.
     *
     * @return how many have not ended
     */
    int awaitEnd(Duration atMost) {
        int phase = work.arriveAndDeregister();
        try {
            work.awaitAdvanceInterruptibly(phase, atMost.toMillis(), TimeUnit.MILLISECONDS);
            return 0;
        } catch (TimeoutException e) {
            return work.getUnarrivedParties();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return work.getUnarrivedParties();
        }
    }
}
