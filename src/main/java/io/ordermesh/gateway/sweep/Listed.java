package io.ordermesh.gateway.sweep;

import io.ordermesh.gateway.ordermesh.Pages.Read;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A page of a list.
 *
 * @param filter by which question it was had
 * @param last whether the list ends with it
 */
record Listed(Read<Element> read, TimeFilter filter, boolean last) {

    /** Whether what changed last comes first. A page whose times are all the same does not tell. */
    boolean newestFirst() {
        List<Instant> times =
                elements().stream().flatMap(element -> element.time().stream()).toList();
        return !times.isEmpty()
                && times.get(0).isAfter(times.get(times.size() - 1))
                && times.equals(times.stream().sorted(Comparator.reverseOrder()).toList());
    }

    List<Element> elements() {
        return read.page().items();
    }
}
