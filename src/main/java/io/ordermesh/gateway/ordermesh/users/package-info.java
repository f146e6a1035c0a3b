/** Tokens of clients and users: operations 47 to 49. */
@NullMarked
package io.ordermesh.gateway.ordermesh.users;

import org.jspecify.annotations.NullMarked;
