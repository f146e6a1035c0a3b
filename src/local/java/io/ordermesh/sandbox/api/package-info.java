/** The OrderMesh API itself: the operation table, one class for each group of operations, tokens and answers. */
@NullMarked
package io.ordermesh.sandbox.api;

import org.jspecify.annotations.NullMarked;
