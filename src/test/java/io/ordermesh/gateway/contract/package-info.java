/** What {@code ordermesh.yaml} must be, to be the contract of the OrderMesh API. */
@NullMarked
package io.ordermesh.gateway.contract;

import org.jspecify.annotations.NullMarked;
