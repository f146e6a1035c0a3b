package io.ordermesh.gateway.sweep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** How what OrderMesh lists is compared with the rows: the sweep of what changed, the backfill and the audit. */
@ConfigMapping(prefix = "gateway.sweep")
public interface SweepSettings {

    /** Whether lists are compared at all. Without it a webhook that never came is noticed with the order's next one. */
    @WithDefault("true")
    boolean enabled();

    /** Pause between two sweeps of a merchant at the beginning. It is halved while they find what no webhook told of, else doubled. */
    @WithDefault("PT2M")
    @DurationMin(millis = 1)
    Duration interval();

    /** Shortest pause between two sweeps. One that took long is followed by a pause nine times as long, up to the longest. */
    @WithDefault("PT20S")
    @DurationMin(millis = 1)
    Duration shortestInterval();

    /** Longest pause between two sweeps, and before a page that failed is tried again. */
    @WithDefault("PT10M")
    @DurationMin(millis = 1)
    Duration longestInterval();

    /** What changed less than this ago is left to the next sweep, so that its webhook has time to come. */
    @WithDefault("PT30S")
    @DurationMin(millis = 0)
    Duration lag();

    /** How far a sweep reaches back behind what the one before it saw: a change may show itself late. */
    @WithDefault("PT5M")
    @DurationMin(millis = 0)
    Duration overlap();

    /** Orders or shipments on a page. */
    @WithDefault("50")
    @Min(1)
    int pageSize();

    /** What changed last before this day (UTC), and no webhook tells of, is not copied; without it everything is. */
    Optional<LocalDate> backfillSince();

    /** A merchant is this replica's to sweep for so long, renewed with each page. At least four times `gateway.ordermesh.call-timeout`. */
    @WithDefault("PT2M")
    @DurationMin(seconds = 1)
    Duration lease();

    /** How what change times hide is found. */
    Audit audit();

    /** The comparison that goes deeper. */
    interface Audit {

        /** Pause between two audits of a merchant. */
        @WithDefault("P1D")
        @DurationMin(millis = 1)
        Duration interval();

        /** An audit compares what changed in this time before it, and looks for rows of it that OrderMesh no longer lists. */
        @WithDefault("P30D")
        @DurationMin(millis = 1)
        Duration window();

        /** Audits in which each order that changed here in the window is read in full once, some in each of them. */
        @WithDefault("30")
        @Min(1)
        int cycle();
    }
}
