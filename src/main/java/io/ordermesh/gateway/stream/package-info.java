/**
 * Kafka: topics, record mapping (CloudEvents), a sender that completes on the acknowledgement, and the spool for when it does not.
 */
@NullMarked
package io.ordermesh.gateway.stream;

import org.jspecify.annotations.NullMarked;
