/**
 * The schema of the database, brought up to date before it is used, and the bounds of its connections.
 */
@NullMarked
package io.ordermesh.gateway.database;

import org.jspecify.annotations.NullMarked;
