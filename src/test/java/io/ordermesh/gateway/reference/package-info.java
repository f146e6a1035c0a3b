/**
 * The reference under docs/reference, made from the sources so that they cannot lie.
 */
@NullMarked
package io.ordermesh.gateway.reference;

import org.jspecify.annotations.NullMarked;
