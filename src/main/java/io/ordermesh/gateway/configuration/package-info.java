/**
 * What is wrong with the configuration, told at once.
 */
@NullMarked
package io.ordermesh.gateway.configuration;

import org.jspecify.annotations.NullMarked;
