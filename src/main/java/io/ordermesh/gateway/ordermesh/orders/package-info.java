/** The order service: operations 7 to 24. */
@NullMarked
package io.ordermesh.gateway.ordermesh.orders;

import org.jspecify.annotations.NullMarked;
