/** Webhooks on their way out: body forms, rules that lose, double, delay or reorder them, and the sending itself. */
@NullMarked
package io.ordermesh.sandbox.webhook;

import org.jspecify.annotations.NullMarked;
