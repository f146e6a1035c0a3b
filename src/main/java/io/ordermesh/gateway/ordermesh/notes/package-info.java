/** The note service: operations 1 to 6. */
@NullMarked
package io.ordermesh.gateway.ordermesh.notes;

import org.jspecify.annotations.NullMarked;
