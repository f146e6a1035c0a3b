package io.ordermesh.sandbox.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of webhooks on their way. Counts come first: while one is left, its probability does not matter.
 *
 * @param dropNext loses that many
 * @param dropProbability loses that share of the others
 * @param doubleNext sends that many twice
 * @param doubleProbability sends that share of the others twice
 * @param delay waits so long before each
 * @param reorder lets webhooks of one order overtake each other, each by a random time of up to half a second
 * @param form the form of all bodies, or null for a seeded mix
 */
public record WebhookRules(
        int dropNext,
        double dropProbability,
        int doubleNext,
        double doubleProbability,
        Duration delay,
        boolean reorder,
        @Nullable BodyForm form) {

    /** Everything arrives once, at once, in order, in mixed forms. */
    public static final WebhookRules FAITHFUL = new WebhookRules(0, 0, 0, 0, Duration.ZERO, false, null);

    /** Loses the next so many. */
    public WebhookRules withDropNext(int count) {
        return new WebhookRules(count, dropProbability, doubleNext, doubleProbability, delay, reorder, form);
    }

    /** Loses that share. */
    public WebhookRules withDropProbability(double share) {
        return new WebhookRules(dropNext, share, doubleNext, doubleProbability, delay, reorder, form);
    }

    /** Sends the next so many twice. */
    public WebhookRules withDoubleNext(int count) {
        return new WebhookRules(dropNext, dropProbability, count, doubleProbability, delay, reorder, form);
    }

    /** Sends that share twice. */
    public WebhookRules withDoubleProbability(double share) {
        return new WebhookRules(dropNext, dropProbability, doubleNext, share, delay, reorder, form);
    }

    /** Waits before each. */
    public WebhookRules withDelay(Duration wait) {
        return new WebhookRules(dropNext, dropProbability, doubleNext, doubleProbability, wait, reorder, form);
    }

    /** Gives up the order of one order's webhooks, or keeps it. */
    public WebhookRules withReorder(boolean overtaking) {
        return new WebhookRules(dropNext, dropProbability, doubleNext, doubleProbability, delay, overtaking, form);
    }

    /** One form for all bodies. */
    public WebhookRules withForm(@Nullable BodyForm only) {
        return new WebhookRules(dropNext, dropProbability, doubleNext, doubleProbability, delay, reorder, only);
    }
}
