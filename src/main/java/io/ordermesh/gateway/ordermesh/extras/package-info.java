/** Documented operations outside the 49: inbound orders and the catalog. */
@NullMarked
package io.ordermesh.gateway.ordermesh.extras;

import org.jspecify.annotations.NullMarked;
