/** The OrderMesh sandbox: a stateful simulator of the OrderMesh API over real HTTP which also sends webhooks. */
@NullMarked
package io.ordermesh.sandbox;

import org.jspecify.annotations.NullMarked;
