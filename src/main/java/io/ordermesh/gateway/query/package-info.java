/**
 * What merchants read over HTTP.
 */
@NullMarked
package io.ordermesh.gateway.query;

import org.jspecify.annotations.NullMarked;
