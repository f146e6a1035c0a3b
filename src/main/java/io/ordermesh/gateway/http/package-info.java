/**
 * What every connection and every request meets first, on both ports: bounds, deadlines, and the form that a request must
 * have. Nothing here waits, holds a thread or knows what a request is for.
 */
@NullMarked
package io.ordermesh.gateway.http;

import org.jspecify.annotations.NullMarked;
