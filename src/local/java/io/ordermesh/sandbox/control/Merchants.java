package io.ordermesh.sandbox.control;

import io.ordermesh.sandbox.world.SandboxMerchant;
import io.ordermesh.sandbox.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The merchants that a request can name. */
record Merchants(World world) {

    List<String> names() {
        return world.merchants().stream().map(SandboxMerchant::name).toList();
    }

    /** The merchant of that field, or null where none is named. */
    @Nullable
    String find(Fields fields) {
        return fields.oneOf("merchant", names());
    }

    /** The merchant of that field, or else the first. */
    String findOrFirst(Fields fields) {
        String named = find(fields);
        return named == null ? names().get(0) : named;
    }

    /** The merchant that the query names. */
    String getFromQuery(Request request) {
        return request.query("merchant")
                .filter(names()::contains)
                .orElseThrow(() -> new InvalidRequest(
                        "Name the merchant as ?merchant=…, which is " + Names.list(names(), "or") + "."));
    }

    /** The merchant that the path names. */
    String getFromPath(Request request) {
        String name = request.path("name");
        if (!names().contains(name)) {
            throw new NotThere("merchant", name);
        }
        return name;
    }
}
