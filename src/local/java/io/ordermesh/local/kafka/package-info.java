/** A real Kafka broker in this process. */
@NullMarked
package io.ordermesh.local.kafka;

import org.jspecify.annotations.NullMarked;
