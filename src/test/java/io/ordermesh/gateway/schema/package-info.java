/**
 * The published schema of the state topic: what it describes, and how it may change.
 */
@NullMarked
package io.ordermesh.gateway.schema;

import org.jspecify.annotations.NullMarked;
