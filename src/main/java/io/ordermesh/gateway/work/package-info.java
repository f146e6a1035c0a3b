/**
 * Pending reads, the one queue: enqueue, claim by lease, release, pause, dead letters.
 */
@NullMarked
package io.ordermesh.gateway.work;

import org.jspecify.annotations.NullMarked;
