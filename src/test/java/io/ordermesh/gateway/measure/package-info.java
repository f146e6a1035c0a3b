/** Figures of the packaged gateway: not checks, but what reports are made of. */
@NullMarked
package io.ordermesh.gateway.measure;

import org.jspecify.annotations.NullMarked;
