/**
 * The rows: the aggregate of order, shipments and packages, and the journal of what happened to it.
 */
@NullMarked
package io.ordermesh.gateway.order;

import org.jspecify.annotations.NullMarked;
