/**
 * The HTTP edge: a delivery in, a response out. A response of 2xx means that all usable events of the delivery are durable.
 */
@NullMarked
package io.ordermesh.gateway.webhook;

import org.jspecify.annotations.NullMarked;
