/**
 * API keys: who may read which merchant's orders.
 */
@NullMarked
package io.ordermesh.gateway.access;

import org.jspecify.annotations.NullMarked;
