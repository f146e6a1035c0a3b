/**
 * Background loops: one turn at a time, restarted after a failure, seen by liveness.
 */
@NullMarked
package io.ordermesh.gateway.loop;

import org.jspecify.annotations.NullMarked;
