/** What happened: calls that were answered, webhooks that were sent, breaches of the contract, for tests and people to look at. */
@NullMarked
package io.ordermesh.sandbox.history;

import org.jspecify.annotations.NullMarked;
