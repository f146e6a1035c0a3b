/** The state behind the API: merchants, orders and shipments in their wire form, and the steps which move them along. */
@NullMarked
package io.ordermesh.sandbox.world;

import org.jspecify.annotations.NullMarked;
