/**
 * The schema of the database, brought up to date before it is used.
 */
@NullMarked
package io.ordermesh.gateway.database;

import org.jspecify.annotations.NullMarked;
