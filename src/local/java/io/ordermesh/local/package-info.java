/** The launcher of a whole OrderMesh gateway on one machine: its settings, its start and end, what it prints. */
@NullMarked
package io.ordermesh.local;

import org.jspecify.annotations.NullMarked;
