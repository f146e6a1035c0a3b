/** What tests and people do to the sandbox, as typed methods and as HTTP endpoints under /sandbox. */
@NullMarked
package io.ordermesh.sandbox.control;

import org.jspecify.annotations.NullMarked;
