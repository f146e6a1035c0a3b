/**
 * How a delivery proves where it comes from: schemes, secrets, the client's address, and the subscriber that events name.
 * A further scheme is one class that implements {@link io.ordermesh.gateway.verification.VerificationScheme.Factory}, and its
 * settings.
 */
@NullMarked
package io.ordermesh.gateway.verification;

import org.jspecify.annotations.NullMarked;
