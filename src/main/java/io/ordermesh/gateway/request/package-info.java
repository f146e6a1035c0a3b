/**
 * The form of a request to the gateway's own API, checked in one place for all resources: what a resource would ignore is
 * refused, so that no call means more than was asked.
 */
@NullMarked
package io.ordermesh.gateway.request;

import org.jspecify.annotations.NullMarked;
