/** The vocabulary: OrderMesh event, order key, cause. Plain values that depend on nothing. */
@NullMarked
package io.ordermesh.gateway.event;

import org.jspecify.annotations.NullMarked;
