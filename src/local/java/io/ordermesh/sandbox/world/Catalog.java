package io.ordermesh.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;

/** The variants that each merchant can order; those which made-up orders have. */
public final class Catalog {
    private static final BigDecimal PRICE = new BigDecimal("9.50");

    private Catalog() {}

    /** All variants in the catalog's wire form. */
    public static List<ObjectNode> variants() {
        return OrderRequests.SKUS.stream().map(Catalog::variant).toList();
    }

    private static ObjectNode variant(String sku) {
        ObjectNode variant = Json.object().put("sku", sku);
        variant.putObject("merchantPrice")
                .put("amount", PRICE)
                .put("currency", "USD")
                .putArray("currencies")
                .add("USD");
        variant.withArrayProperty("decorations")
                .addObject()
                .put("area", "Front")
                .put("width", 3600)
                .put("height", 4800)
                .put("dpi", 300)
                .put("method", "DirectToGarment")
                .put("price", new BigDecimal("2.50"));
        // The blank is in the portal's sample.
        attribute(variant, "TemplateURL ", "https://files.example.com/templates/" + sku + ".png");
        attribute(variant, "FileType", "png");
        return variant;
    }

    private static void attribute(ObjectNode variant, String name, String value) {
        variant.withArrayProperty("attributes").addObject().put("name", name).put("value", value);
    }
}
