package io.ordermesh.gateway.sweep;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a page does to its pass. Plain logic; the package comment says why it is safe.
 *
 * @param due elements to compare with the rows
 * @param filter what OrderMesh makes of times, as far as it is known now
 * @param finished whether the whole list was read
 */
record Turn(Progress progress, List<Element> due, TimeFilter filter, boolean finished) {

    /** Times may be cut to the second, in lists and in questions. */
    private static final Duration PRECISION = Duration.ofSeconds(1);

    /**
     * @param now the time at OrderMesh when the page was answered
     * @param lag what changed less than this ago is left to the next sweep
     * @param overlap how far sweeps reach back
     */
    static Turn of(Pass pass, Listed page, Instant now, Duration lag, Duration overlap) {
        Progress before = pass.progress();
        Instant until = before.until() == null ? now.minus(lag) : before.until();
        List<Instant> times = page.elements().stream()
                .map(Element::time)
                .flatMap(Optional::stream)
                .toList();
        boolean older = times.stream().anyMatch(time -> isOlder(time, before.position()));
        Instant latest = now.plus(lag);
        Progress seen = before.with(
                until, reached(before, times, until, latest), page.elements().size(), older);
        List<Element> due = page.elements().stream()
                .filter(element -> element.usable()
                        && element.time()
                                .filter(time -> isYoung(time, until, latest))
                                .isEmpty()
                        && isAbove(pass.floor(), element))
                .toList();
        TimeFilter filter = filter(page, seen);
        Optional<Instant> corrected = corrected(pass, until, overlap);
        if (corrected.isPresent()) {
            return new Turn(seen.restarted(corrected.get()), due, filter, false);
        }
        if (older && !isSame(before.position(), before.from())) {
            // Asked for what comes after the position, it answered something else: page numbers alone are left.
            return new Turn(seen.restarted(before.from()), due, filter, false);
        }
        return new Turn(page.last() ? seen : goOn(seen, page, times, filter), due, filter, page.last());
    }

    /** Later than the bound, and not so much later that no clock of OrderMesh's explains it. */
    private static boolean isYoung(Instant time, Instant until, Instant latest) {
        return time.isAfter(until) && !time.isAfter(latest);
    }

    private static boolean isAbove(@Nullable Instant floor, Element element) {
        return floor == null || element.time().filter(floor::isBefore).isPresent();
    }

    private static boolean isOlder(Instant time, @Nullable Instant position) {
        return position != null && time.isBefore(position.minus(PRECISION));
    }

    /** Where the first page shows what is younger than the bound, the clock that dates changes has passed the bound. */
    private static @Nullable Instant reached(Progress before, List<Instant> times, Instant until, Instant latest) {
        if (before.atBeginning() && times.stream().anyMatch(time -> isYoung(time, until, latest))) {
            return until;
        }
        Optional<Instant> last =
                times.stream().filter(time -> !time.isAfter(until)).max(Comparator.naturalOrder());
        return latest(last.orElse(null), before.reached());
    }

    private static TimeFilter filter(Listed page, Progress seen) {
        if (!page.filter().asks()) {
            return page.filter();
        }
        if (seen.older()) {
            return TimeFilter.IGNORED;
        }
        boolean honoured = page.last() && seen.from() != null && seen.listed() > 0;
        return honoured ? TimeFilter.HONOURED : page.filter();
    }

    /** Where the watermark is ahead of OrderMesh's clock, that clock was set back: the sweep begins further back, once. */
    private static Optional<Instant> corrected(Pass pass, Instant until, Duration overlap) {
        Instant from = pass.progress().from();
        if (pass.kind() != Kind.SWEEP
                || !pass.progress().atBeginning()
                || from == null
                || pass.watermark() == null
                || !pass.watermark().isAfter(until)
                || !from.isAfter(until.minus(overlap))) {
            return Optional.empty();
        }
        Duration unseen = pass.sinceLast() == null ? Duration.ZERO : pass.sinceLast();
        return Optional.of(until.minus(overlap).minus(unseen));
    }

    /**
     * On to the next page; or, in a list that begins with the oldest, to what comes after this page by time: there an
     * element that changes goes to the end, and others move up to pages that were read.
     */
    private static Progress goOn(Progress seen, Listed page, List<Instant> times, TimeFilter filter) {
        Instant last = times.isEmpty() ? null : times.get(times.size() - 1);
        boolean byTime = last != null
                && filter.asks()
                && filter != TimeFilter.IGNORED
                && times.size() == page.elements().size()
                && times.get(0).isBefore(last)
                && times.equals(times.stream().sorted().toList())
                && (seen.position() == null || last.isAfter(seen.position()));
        return byTime
                ? seen.at(last, 0, 0)
                : seen.at(seen.position(), page.read().number(), page.read().count());
    }

    private static boolean isSame(@Nullable Instant one, @Nullable Instant other) {
        return one == null ? other == null : one.equals(other);
    }

    /** The later of two times, where there are two. */
    static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
