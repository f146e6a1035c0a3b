/** Compares the calls of the API with the contract file, so that neither the sandbox nor who calls it strays from it. */
@NullMarked
package io.ordermesh.sandbox.contract;

import org.jspecify.annotations.NullMarked;
