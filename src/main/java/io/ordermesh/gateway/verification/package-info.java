/**
 * How a delivery proves where it comes from: the secret part of the call-back URL, and the subscriber it names.
 */
@NullMarked
package io.ordermesh.gateway.verification;

import org.jspecify.annotations.NullMarked;
