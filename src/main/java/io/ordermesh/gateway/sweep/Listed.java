package io.ordermesh.gateway.sweep;

import io.ordermesh.gateway.ordermesh.Pages.Read;
import java.util.List;

/**
 * A page of a list.
 *
 * @param filter by which question it was had
 * @param last whether the list ends with it
 */
record Listed(Read<Element> read, TimeFilter filter, boolean last) {

    List<Element> elements() {
        return read.page().items();
    }
}
