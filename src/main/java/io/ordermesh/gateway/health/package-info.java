/**
 * Readiness, start-up and liveness, and the gauges that tell what waits.
 */
@NullMarked
package io.ordermesh.gateway.health;

import org.jspecify.annotations.NullMarked;
