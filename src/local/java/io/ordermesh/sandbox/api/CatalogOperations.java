package io.ordermesh.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.world.Catalog;
import java.util.Map;

/** The catalog service, of which the sandbox knows the merchant's variants. */
final class CatalogOperations {
    void register(Map<Operation, OperationHandler> handlers) {
        handlers.put(Operation.LIST_MERCHANT_CATALOG_VARIANTS, call -> Page.of(call)
                .envelope("variants", Catalog.variants(), (ObjectNode variant) -> variant));
    }
}
