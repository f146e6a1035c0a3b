package io.ordermesh.gateway.reconcile;

import java.time.Duration;

/** The settings as a test gives them; those it does not care for are the defaults. */
record GivenReconcileSettings(int maxAttempts, int maxAttemptsUnknown, Duration firstDelay, Duration longestDelay)
        implements ReconcileSettings {

    @Override
    public Duration firstDelayUnknown() {
        return firstDelay;
    }

    @Override
    public int unknownPerMinute() {
        return 300;
    }

    @Override
    public int slots() {
        return 8;
    }

    @Override
    public int bulk() {
        return 50;
    }

    @Override
    public Duration settle() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration longestSettle() {
        return Duration.ofSeconds(20);
    }

    @Override
    public Duration confirmDelay() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Duration missedAfter() {
        return Duration.ofMinutes(5);
    }

    @Override
    public int strayLimit() {
        return 20;
    }

    @Override
    public int repeatSlots() {
        return 2;
    }

    @Override
    public Duration lease() {
        return Duration.ofSeconds(60);
    }

    @Override
    public Duration poll() {
        return Duration.ofMillis(500);
    }

    @Override
    public Duration goneDelay() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Duration olderDelay() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration firstPause() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration longestPause() {
        return Duration.ofMinutes(1);
    }
}
