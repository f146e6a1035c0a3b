/** The gateway seen from the outside: HTTP in, rows and records out. */
@NullMarked
package io.ordermesh.gateway.outside;

import org.jspecify.annotations.NullMarked;
