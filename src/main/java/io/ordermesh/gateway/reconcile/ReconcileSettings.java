package io.ordermesh.gateway.reconcile;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How pending reads are carried out. */
@ConfigMapping(prefix = "gateway.reconcile")
public interface ReconcileSettings {

    /** First attempts of one merchant that this replica carries out at once; half as many of those that make sure of something. */
    @WithDefault("8")
    @Min(1)
    int slots();

    /** Orders that are read by one call, where OrderMesh can; 1: each by itself. */
    @WithDefault("50")
    @Min(1)
    @Max(500)
    int bulk();

    /**
     * How long an order that a webhook told of waits for further hints, counted from the last one, while other orders wait;
     * the longer, the more wait. A lone hint does not wait.
     */
    @WithDefault("PT1S")
    @DurationMin(millis = 0)
    Duration settle();

    /** Longest such wait; from the order's first hint on it is at most twice as long. */
    @WithDefault("PT20S")
    @DurationMin(millis = 0)
    Duration longestSettle();

    /** Repeats of failed reads of one merchant that this replica carries out at once, besides the first attempts. */
    @WithDefault("2")
    @Min(1)
    int repeatSlots();

    /** A claimed read is this replica's for so long; what it has not finished in half of it is given up. */
    @WithDefault("PT60S")
    @DurationMin(seconds = 1)
    Duration lease();

    /** How often the queue is looked at when nothing seems to be due. */
    @WithDefault("PT0.5S")
    @DurationMin(millis = 10)
    Duration poll();

    /** Wait before the first repeat of a failed read; it doubles, and is spread at random. */
    @WithDefault("PT1S")
    @DurationMin(millis = 1)
    Duration firstDelay();

    /** The same for an order that is not known: a webhook may be ahead of the API's own read side. */
    @WithDefault("PT5S")
    @DurationMin(millis = 1)
    Duration firstDelayUnknown();

    /** Longest wait before a repeat. */
    @WithDefault("PT5M")
    @DurationMin(millis = 1)
    Duration longestDelay();

    /** Failures of its own after which a read becomes a dead letter. */
    @WithDefault("15")
    @Min(1)
    int maxAttempts();

    /** Answers of 404 after which the read of an order that is not known here either becomes a dead letter. */
    @WithDefault("5")
    @Min(1)
    int maxAttemptsUnknown();

    /**
     * Webhooks of orders unknown here that become due in a minute, per merchant, for all replicas together; further ones wait.
     * An order that OrderMesh then shows does not count. Sweep, audit, backfill and known orders never wait for it. Keeps
     * somebody with a stolen webhook token from flooding the API.
     */
    @WithDefault("300")
    @Min(1)
    int unknownPerMinute();

    /** Wait between the two 404 that make a known order gone. */
    @WithDefault("PT30S")
    @DurationMin(millis = 1)
    Duration goneDelay();

    /** When an order is read once more that a webhook told of and that had not changed. */
    @WithDefault("PT10S")
    @DurationMin(millis = 1)
    Duration confirmDelay();

    /**
     * A change that a sweep found counts as a missed webhook if no webhook of the order comes for so long. Longer than
     * OrderMesh delays webhooks.
     */
    @WithDefault("PT5M")
    @DurationMin(millis = 1)
    Duration missedAfter();

    /**
     * So many known orders in a row that are not found, or cannot be read, pause their merchant: rather than the
     * orders, an assumed path is wrong.
     */
    @WithDefault("20")
    @Min(2)
    int strayLimit();

    /** Wait before a snapshot that is older than the row is read once more. */
    @WithDefault("PT5S")
    @DurationMin(millis = 1)
    Duration olderDelay();

    /** First pause of a merchant whose OrderMesh refuses or fails everything; each further one is twice as long. */
    @WithDefault("PT5S")
    @DurationMin(millis = 1)
    Duration firstPause();

    /** Longest pause of a merchant, unless OrderMesh asks for a longer one (`Retry-After`). */
    @WithDefault("PT1M")
    @DurationMin(millis = 1)
    Duration longestPause();
}
