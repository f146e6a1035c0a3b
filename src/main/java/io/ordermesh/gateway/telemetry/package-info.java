/**
 * The names of the metrics.
 */
@NullMarked
package io.ordermesh.gateway.telemetry;

import org.jspecify.annotations.NullMarked;
