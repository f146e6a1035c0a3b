/**
 * What operators do: dead letters, pauses, republishing, erasing.
 */
@NullMarked
package io.ordermesh.gateway.operate;

import org.jspecify.annotations.NullMarked;
