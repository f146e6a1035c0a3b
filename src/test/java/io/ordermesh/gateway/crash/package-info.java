/** The crash harness: two packaged gateways in a world that fails by a seeded plan, and the verdict on what is left. */
@NullMarked
package io.ordermesh.gateway.crash;

import org.jspecify.annotations.NullMarked;
