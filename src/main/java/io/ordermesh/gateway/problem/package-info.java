/**
 * What a caller is told when something is wrong: problem details (RFC 9457).
 */
@NullMarked
package io.ordermesh.gateway.problem;

import org.jspecify.annotations.NullMarked;
