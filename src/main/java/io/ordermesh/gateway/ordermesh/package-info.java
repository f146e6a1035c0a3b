/**
 * The OrderMesh API: declarative interfaces, paths, token and guards for each merchant.
 */
@NullMarked
package io.ordermesh.gateway.ordermesh;

import org.jspecify.annotations.NullMarked;
