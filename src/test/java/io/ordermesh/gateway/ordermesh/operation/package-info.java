/** Each operation of OrderMesh by example: what it does, and how it is refused. */
@NullMarked
package io.ordermesh.gateway.ordermesh.operation;

import org.jspecify.annotations.NullMarked;
