/**
 * The vocabulary: OrderMesh event, order key, cause. Plain values.
 */
@NullMarked
package io.ordermesh.gateway.event;

import org.jspecify.annotations.NullMarked;
