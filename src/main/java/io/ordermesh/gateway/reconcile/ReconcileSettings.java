package io.ordermesh.gateway.reconcile;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How pending reads are carried out. */
@ConfigMapping(prefix = "gateway.reconcile")
public interface ReconcileSettings {

    /** First attempts of one merchant that this replica reads at once. */
    @WithDefault("8")
    int slots();

    /** Repeats of failed reads of one merchant that this replica reads at once, besides the first attempts. */
    @WithDefault("2")
    int repeatSlots();

    /** A claimed read is this replica's for so long; what it has not finished in half of it is given up. */
    @WithDefault("PT60S")
    Duration lease();

    /** How often the queue is looked at when nothing seems to be due. */
    @WithDefault("PT0.5S")
    Duration poll();

    /** Wait before the first repeat of a failed read; it doubles, and is spread at random. */
    @WithDefault("PT1S")
    Duration firstDelay();

    /** The same for an order that is not known: a webhook may be ahead of the API's own read side. */
    @WithDefault("PT5S")
    Duration firstDelayUnknown();

    /** Longest wait before a repeat. */
    @WithDefault("PT5M")
    Duration longestDelay();

    /** Failures of its own after which a read becomes a dead letter. */
    @WithDefault("15")
    int maxAttempts();

    /** Answers of 404 after which the read of an order that is not known here either becomes a dead letter. */
    @WithDefault("5")
    int maxAttemptsUnknown();

    /**
     * Orders unknown here and at OrderMesh that are asked for in a minute, per merchant and replica; further hints of
     * unknown orders wait. Keeps somebody with a stolen webhook token from flooding the API.
     */
    @WithDefault("300")
    int unknownPerMinute();

    /** Wait between the two 404 that make a known order gone. */
    @WithDefault("PT30S")
    Duration goneDelay();

    /** Wait before a snapshot that is older than the row is read once more. */
    @WithDefault("PT5S")
    Duration olderDelay();

    /** First pause of a merchant whose OrderMesh refuses or fails everything; each further one is twice as long. */
    @WithDefault("PT5S")
    Duration firstPause();

    /** Longest pause of a merchant, unless OrderMesh asks for a longer one (`Retry-After`). */
    @WithDefault("PT1M")
    Duration longestPause();
}
