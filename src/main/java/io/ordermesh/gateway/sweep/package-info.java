/**
 * Finds what no webhook told of: compares OrderMesh's lists with the rows, and has the orders read that differ.
 *
 * <p>Three kinds of pass go over each of the two lists, orders and shipments: the <em>sweep</em> over what changed since its
 * watermark, the <em>backfill</em> once over everything, the <em>audit</em> over a longer window, with a look at the rows
 * that the list lacks and at a share of the orders in full. A pass is a row of {@code sweep_pass} that moves page by page, in
 * one transaction with the reads that its page makes pending and under the merchant's lease. So whoever dies, the next
 * one goes on at the same page, and a watermark never passes what is not durable.
 *
 * <p><b>Clocks.</b> Nobody promises that OrderMesh's clock is right, nor that the one which dates orders is the one of its
 * answers. Times of its lists are therefore compared with each other alone:
 *
 * <ul>
 *   <li>A watermark is the latest change that a list showed, not a time at which somebody looked. The next sweep asks for
 *       what changed since then, less the overlap, as a change may show itself late.
 *   <li>The fixed upper bound of a pass is the {@code Date} of its first page less the lag. What changed after it is left to
 *       the next sweep, since its webhook may still be under way; the watermark stays below it, whatever a list shows. What
 *       is dated later than OrderMesh's own present by more than the lag is compared at once: no webhook is to be awaited.
 *       Where answers have no date our clock stands in: too early or too late a bound makes a pass compare sooner or later,
 *       and passes nothing by.
 *   <li>A watermark that is ahead of the bound tells that the clock was set back. The sweep then reaches back from the
 *       bound, by as much again as has gone by since the sweep before. Where only the clock of the orders is set back nothing
 *       tells of it: every tenth sweep reaches back two hours.
 * </ul>
 *
 * <p>Whether a webhook told of a change that a sweep found cannot be had so: when a webhook came is told by the database's
 * clock, when the order changed by OrderMesh's. Where the two differ a missed webhook may be counted that was not, or the
 * other way round; rows do not depend on it.
 *
 * <p><b>When sweeps begin.</b> What was there before the gateway is the backfill's, and no webhook of it was missed. So a
 * sweep's first watermark is the latest change when the backfill began. A list that begins with the newest shows it on its
 * first page, and sweeps run beside the backfill from then on. Of any other list it is known at its end; sweeps follow then,
 * and reach back by as long as the list was read.
 *
 * <p><b>Lists move while they are paged.</b> The upper bound is kept to on this side and not asked for: with it, an order
 * that changes would leave the list, and the one behind it would move up to a page that was read. Without it nothing leaves a
 * list but what is deleted. In a list that begins with the newest, or is sorted by anything but the change, an element is
 * then met twice at worst. In one that begins with the oldest those that change go to its end, and others move up; there the
 * pass goes on from the time of the last element instead of by page number, as long as OrderMesh can be asked for a time.
 * Where no total is told an empty page ends a list and a short one does not: a server may put less on a page than it is asked
 * for.
 *
 * <p><b>Where it cannot</b>, because it ignores or refuses the question, full lists are read and compared; where orders cannot
 * be searched, the plain list of them is; where shipments cannot, the audit finds their changes. What was found out is
 * kept, told, and tried again after an hour.
 *
 * <p>The comparison is cheap, so it sees what a list shows: the time of change and the status. What hides from both is found
 * when the audit reads the order in full.
 */
@NullMarked
package io.ordermesh.gateway.sweep;

import org.jspecify.annotations.NullMarked;
