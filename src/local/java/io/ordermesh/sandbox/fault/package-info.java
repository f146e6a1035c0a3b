/** Faults which a test or a person puts in front of the API's operations. */
@NullMarked
package io.ordermesh.sandbox.fault;

import org.jspecify.annotations.NullMarked;
