/**
 * From hint to row: enqueue what Kafka brings, claim, read the truth through the API, decide, write.
 */
@NullMarked
package io.ordermesh.gateway.reconcile;

import org.jspecify.annotations.NullMarked;
