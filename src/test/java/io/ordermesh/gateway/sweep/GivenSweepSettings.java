package io.ordermesh.gateway.sweep;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/** The settings as a test gives them; those it does not care for are the defaults. */
record GivenSweepSettings(Duration interval, Duration shortestInterval, Duration longestInterval)
        implements SweepSettings {

    @Override
    public boolean enabled() {
        return true;
    }

    @Override
    public Duration lag() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Duration overlap() {
        return Duration.ofMinutes(5);
    }

    @Override
    public int pageSize() {
        return 50;
    }

    @Override
    public Optional<LocalDate> backfillSince() {
        return Optional.empty();
    }

    @Override
    public Duration lease() {
        return Duration.ofMinutes(2);
    }

    @Override
    public Audit audit() {
        throw new UnsupportedOperationException("No test asks for it");
    }
}
