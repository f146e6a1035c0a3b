/**
 * Readiness, start-up and liveness.
 */
@NullMarked
package io.ordermesh.gateway.health;

import org.jspecify.annotations.NullMarked;
