package io.ordermesh.gateway.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.flipkart.zjsonpatch.DiffFlags;
import com.flipkart.zjsonpatch.JsonDiff;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of an order differ between two snapshots. Elements of lists go by their id. The values are shown of
 * fields alone that are known to hold nothing personal; of all others, the field. Of what is personal, where it begins.
 */
public final class SnapshotChanges {

    private static final EnumSet<DiffFlags> PLAIN = EnumSet.of(
            DiffFlags.OMIT_MOVE_OPERATION, DiffFlags.OMIT_COPY_OPERATION, DiffFlags.ADD_ORIGINAL_VALUE_ON_REPLACE);

    /** Names of fields whose values may be shown (OrderMesh contract, 2.7 and 5). */
    private static final Set<String> SHOWN = Set.of(
            "status",
            "createdAt",
            "updatedAt",
            "processedAt",
            "cancelledAt",
            "createdDate",
            "orderCreatedDate",
            "lastModifiedDate",
            "shippedDate",
            "fulfilledDate",
            "shipmentStatus",
            "isRejectedByVendor",
            "isPollingStopped",
            "vendorId",
            "vendorName",
            "facilityId",
            "facilityName",
            "shippingMethod",
            "customerShippingMethod",
            "carrierName",
            "carrierMethodName",
            "carrierTrackingNumber",
            "sku",
            "quantity",
            "amount",
            "currency",
            "currencyCode",
            "isTest",
            "isSample",
            "fulfillmentReady");

    private static final int MOST = 50;
    private static final int LONGEST = 100;

    private SnapshotChanges() {}

    /** The differences, {@code [{"field", "from", "to"}]}; at most {@value #MOST}, and then how many {@code more}. */
    public static JsonArray between(JsonNode before, JsonNode after) {
        JsonNode operations = JsonDiff.asJson(keyed(before), keyed(after), PLAIN);
        JsonArray changes = new JsonArray();
        Set<String> personal = new HashSet<>();
        int more = 0;
        for (JsonNode operation : operations) {
            String path = operation.path("path").asText();
            String place = personalPlace(path);
            if (place != null && !personal.add(place)) {
                continue;
            }
            if (changes.size() == MOST) {
                more++;
            } else {
                changes.add(place == null ? change(operation, path) : new JsonObject().put("field", place));
            }
        }
        if (more > 0) {
            changes.add(new JsonObject().put("more", more));
        }
        return changes;
    }

    /** Where the personal begins in that path, if it does: what stands below, names too, is nobody's to read. */
    private static @Nullable String personalPlace(String path) {
        String holder = "";
        int end = 0;
        while (end < path.length()) {
            int next = path.indexOf('/', end + 1);
            String name = path.substring(end + 1, next < 0 ? path.length() : next);
            end = next < 0 ? path.length() : next;
            if (PersonalData.isPersonal(holder, name)) {
                return path.substring(1, end);
            }
            holder = name;
        }
        return null;
    }

    private static JsonObject change(JsonNode operation, String path) {
        String field = path.substring(path.lastIndexOf('/') + 1);
        JsonObject change = new JsonObject().put("field", path.substring(1));
        switch (operation.path("op").asText()) {
            case "add" -> put(change, field, "to", operation.path("value"));
            case "remove" -> put(change, field, "from", operation.path("value"));
            default -> {
                put(change, field, "from", operation.path("fromValue"));
                put(change, field, "to", operation.path("value"));
            }
        }
        return change;
    }

    /** An object that came or went is told by its place alone. */
    private static void put(JsonObject change, String field, String name, JsonNode value) {
        if (value.isContainerNode()) {
            change.put(name, "{…}");
        } else {
            change.put(name, SHOWN.contains(field) ? cut(value) : value.isNull() ? null : "…");
        }
    }

    private static @Nullable String cut(JsonNode value) {
        String text = value.isNull() ? null : value.asText();
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** The same tree with lists as objects, by the ids of their elements, else by their places. */
    private static JsonNode keyed(JsonNode node) {
        if (node instanceof ArrayNode array) {
            ObjectNode keyed = JsonNodeFactory.instance.objectNode();
            for (int i = 0; i < array.size(); i++) {
                JsonNode id = array.path(i).path("id");
                String key = id.isTextual() && !keyed.has(id.textValue()) ? id.textValue() : Integer.toString(i);
                keyed.set(key, keyed(array.path(i)));
            }
            return keyed;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode keyed = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> keyed.set(field.getKey(), keyed(field.getValue())));
            return keyed;
        }
        return node;
    }
}
