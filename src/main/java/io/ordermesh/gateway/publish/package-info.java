/**
 * The relay from rows to the state topic.
 */
@NullMarked
package io.ordermesh.gateway.publish;

import org.jspecify.annotations.NullMarked;
