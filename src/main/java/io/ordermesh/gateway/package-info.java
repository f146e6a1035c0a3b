/**
 * The OrderMesh gateway. An order's way through it: {@code webhook} and {@code verification} take a delivery in,
 * {@code stream} makes it durable, {@code reconcile} turns it into pending reads ({@code work}), reads the truth
 * ({@code ordermesh}) and writes it ({@code order}), {@code publish} sends it on, {@code query} shows it. {@code sweep} finds
 * what no webhook told of, and {@code operate} is what people do about it all.
 */
@NullMarked
package io.ordermesh.gateway;

import org.jspecify.annotations.NullMarked;
