package io.ordermesh.sandbox.history;

import java.time.Instant;
import java.util.List;

/**
 * A webhook that ended, delivered or not.
 *
 * @param sequence its place in the order of emission; a doubled one has two
 * @param at when it ended, by the sandbox's clock
 * @param merchant the merchant's name
 * @param eventTypes of all events in the body, in their order; empty for a raw body
 * @param orderIds of all events in the body, without repeats
 * @param body what was sent, or would have been
 */
public record SentWebhook(
        long sequence,
        Instant at,
        String merchant,
        List<String> eventTypes,
        List<String> orderIds,
        String body,
        WebhookResult result) {}
