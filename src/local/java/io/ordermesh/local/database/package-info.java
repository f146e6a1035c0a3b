/** A real PostgreSQL server beside this process. */
@NullMarked
package io.ordermesh.local.database;

import org.jspecify.annotations.NullMarked;
