package io.ordermesh.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** An order, its items, shipments and packages as they are at one moment. */
final class Parts {
    private final Map<String, Part> byId = new LinkedHashMap<>();

    private Parts() {}

    static Parts of(StoredOrder order) {
        Parts parts = new Parts();
        parts.add(Part.order(order));
        order.items().forEach(item -> parts.add(Part.item(item)));
        order.shipmentsById().forEach((id, shipment) -> {
            parts.add(Part.shipment(id, shipment));
            for (JsonNode parcel : shipment.path("packages")) {
                if (parcel instanceof ObjectNode node) {
                    parts.add(Part.parcel(id, node));
                }
            }
        });
        return parts;
    }

    private void add(Part part) {
        byId.put(part.id(), part);
    }

    /** What has changed since then: the parts in their order, those which are gone last. */
    List<Difference> differencesTo(Parts later) {
        List<Difference> differences = new ArrayList<>();
        later.byId.forEach((id, part) -> {
            Part before = byId.get(id);
            if (before == null) {
                differences.add(new Difference(part, null, part.copy()));
            } else if (!before.copy().equals(part.copy())) {
                differences.add(difference(before, part));
            }
        });
        byId.values().stream()
                .filter(part -> !later.byId.containsKey(part.id()))
                .forEach(part -> differences.add(new Difference(part, part.copy(), null)));
        return differences;
    }

    private static Difference difference(Part before, Part after) {
        ObjectNode was = Json.object();
        ObjectNode is = Json.object();
        Set<String> fields = new TreeSet<>();
        before.copy().fieldNames().forEachRemaining(fields::add);
        after.copy().fieldNames().forEachRemaining(fields::add);
        for (String field : fields) {
            if (!before.copy().path(field).equals(after.copy().path(field))) {
                was.set(field, before.copy().get(field));
                is.set(field, after.copy().get(field));
            }
        }
        return new Difference(after, was, is);
    }
}
