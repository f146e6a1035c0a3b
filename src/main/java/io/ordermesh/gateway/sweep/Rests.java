package io.ordermesh.gateway.sweep;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long a pass rests. Plain logic. */
final class Rests {

    private static final Duration FIRST = Duration.ofSeconds(1);

    private Rests() {}

    /** Before the next sweep: half as long as before if this one found what nobody was going to read, else twice as long. */
    static Duration betweenSweeps(@Nullable Duration before, long differences, SweepSettings settings) {
        Duration last = before == null ? settings.interval() : before;
        Duration next = differences > 0 ? last.dividedBy(2) : before == null ? last : last.multipliedBy(2);
        return within(next, settings.shortestInterval(), settings.longestInterval());
    }

    /** Before a page that failed is asked for again: twice as long after each failure, and as long as OrderMesh demands. */
    static Duration afterFailure(int failures, Duration demanded, SweepSettings settings) {
        Duration growing = FIRST.multipliedBy(1L << Math.min(failures, 20));
        Duration bounded = growing.compareTo(settings.longestInterval()) > 0 ? settings.longestInterval() : growing;
        return bounded.compareTo(demanded) > 0 ? bounded : demanded;
    }

    private static Duration within(Duration value, Duration least, Duration most) {
        Duration bounded = value.compareTo(most) > 0 ? most : value;
        return bounded.compareTo(least) < 0 ? least : bounded;
    }
}
