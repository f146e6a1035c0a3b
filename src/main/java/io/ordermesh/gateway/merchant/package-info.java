/**
 * Who the merchants are: typed configuration, credentials, accepted subscribers.
 */
@NullMarked
package io.ordermesh.gateway.merchant;

import org.jspecify.annotations.NullMarked;
