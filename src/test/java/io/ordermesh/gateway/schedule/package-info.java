/**
 * Schedules: the steps of the protocol from hint to state topic, interleaved from a seed, with deaths and pauses, on a real
 * PostgreSQL whose clock the schedule moves.
 */
@NullMarked
package io.ordermesh.gateway.schedule;

import org.jspecify.annotations.NullMarked;
