/**
 * Keys and scopes: who may read which merchant's orders, and who operates the gateway.
 */
@NullMarked
package io.ordermesh.gateway.access;

import org.jspecify.annotations.NullMarked;
