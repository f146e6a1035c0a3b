/** Processes that never outlive the one that started them, and the ports they listen on. */
@NullMarked
package io.ordermesh.local.process;

import org.jspecify.annotations.NullMarked;
