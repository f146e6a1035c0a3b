/** The shipment service: operations 25 to 46. */
@NullMarked
package io.ordermesh.gateway.ordermesh.shipments;

import org.jspecify.annotations.NullMarked;
