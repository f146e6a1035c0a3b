/**
 * Reading and writing OrderMesh's JSON: answers are kept as they came, and each field is read where it is asked for.
 */
@NullMarked
package io.ordermesh.gateway.ordermesh.wire;

import org.jspecify.annotations.NullMarked;
