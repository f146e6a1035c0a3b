/**
 * The HTTP edge: a delivery in, an answer out. An answer of 2xx means that all its events are durable.
 */
@NullMarked
package io.ordermesh.gateway.webhook;

import org.jspecify.annotations.NullMarked;
