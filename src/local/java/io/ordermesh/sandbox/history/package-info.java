/** What happened: API calls that were answered and webhooks that were sent, for tests and people to look at. */
@NullMarked
package io.ordermesh.sandbox.history;

import org.jspecify.annotations.NullMarked;
