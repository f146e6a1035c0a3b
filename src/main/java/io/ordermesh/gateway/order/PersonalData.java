package io.ordermesh.gateway.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Removes what is personal from an order or a shipment (OrderMesh contract 2.7). A field is known by its name, wherever
 * it stands, whatever holds it and in whatever case and style its name is written; it goes with all that is in it.
 *
 * <p>The free maps {@code meta} and {@code clientAttributes} go too: the merchant's shop writes into them what it likes.
 */
public final class PersonalData {

    /**
     * Names in lower case, without separators. {@code *} stands for any beginning; a name before a dot is that of the
     * object around. Besides the documented ones, those that such fields are likely to have elsewhere.
     */
    private static final List<String> PATHS = List.of(
            // shippingAddress, billingAddress, returnAddress, billingInfo.address, ipAddress, emailAddress
            "*address",
            "*addresses",
            "shipto",
            "billto",
            "line1",
            "line2",
            "line3",
            "street",
            "city",
            "zip",
            "zipcode",
            "postalcode",
            "latitude",
            "longitude",
            // people
            "firstname",
            "middlename",
            "lastname",
            "fullname",
            "customername",
            "recipient",
            "recipientname",
            "company",
            "*phone",
            "*phonenumber",
            "*email",
            "client.ip",
            "client.details",
            "ip",
            // payment
            "*paymentmethod",
            "*paymentmethods",
            "billinginfo",
            "cardfirst4",
            "cardlast4",
            "cardnumber",
            "cardholder",
            "*transaction",
            "*transactions",
            "*transactionid",
            "authorizationcode",
            // free texts: notes, reasons of refunds, reroutes, rejections
            "meta",
            "clientattributes",
            "*note",
            "*notes",
            "*comment",
            "*comments",
            "*message",
            "*reason",
            // the customer's art
            "*image",
            "*images",
            "*imageurl",
            "*thumbnailurl");

    /** Field names recur; an API with names without end must not fill the memory. */
    private static final int REMEMBERED = 4_000;

    private static final Map<String, Boolean> ANSWERS = new ConcurrentHashMap<>();
    private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]");
    private static final Pattern NAMES = Pattern.compile(PATHS.stream()
            .map(path -> path.replace(".", "\\.").replace("*", "[a-z0-9]*"))
            .map(path -> path.contains(".") ? path : "[a-z0-9]*\\." + path)
            .collect(Collectors.joining("|")));

    private PersonalData() {}

    /** The same tree without what is personal; the given one stays as it is. */
    public static JsonNode removedFrom(JsonNode tree) {
        return copy(tree, "");
    }

    /** Whether a field of this name is personal, in an object of that name. */
    static boolean isPersonal(String holder, String name) {
        return isPersonal(plain(holder) + "." + plain(name));
    }

    private static JsonNode copy(JsonNode node, String name) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                String inner = plain(field.getKey());
                if (!isPersonal(name + "." + inner)) {
                    copy.set(field.getKey(), copy(field.getValue(), inner));
                }
            }
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode(array.size());
            array.forEach(element -> copy.add(copy(element, name)));
            return copy;
        }
        return node;
    }

    private static boolean isPersonal(String path) {
        Boolean known = ANSWERS.get(path);
        if (known != null) {
            return known;
        }
        boolean personal = NAMES.matcher(path).matches();
        if (ANSWERS.size() < REMEMBERED) {
            ANSWERS.put(path, personal);
        }
        return personal;
    }

    private static String plain(String name) {
        return SEPARATORS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
