/** Directories that live as long as a run, and what a killed run leaves of them. */
@NullMarked
package io.ordermesh.local.directory;

import org.jspecify.annotations.NullMarked;
