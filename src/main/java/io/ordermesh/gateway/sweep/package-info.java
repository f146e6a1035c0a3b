/**
 * Finds what no webhook told of: compares OrderMesh's lists with the rows, and has the orders read that differ.
 */
@NullMarked
package io.ordermesh.gateway.sweep;

import org.jspecify.annotations.NullMarked;
