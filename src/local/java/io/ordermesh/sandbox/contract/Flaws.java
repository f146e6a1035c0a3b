package io.ordermesh.sandbox.contract;

import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.validation.SchemaValidationException;
import java.util.List;

/** Says what a validator found, with places and types and without values. */
final class Flaws {
    private static final int TOLD = 5;
    private static final String ROOT = "# ";

    private Flaws() {}

    static String describe(Throwable flaw) {
        if (flaw instanceof SchemaValidationException invalid) {
            List<String> places = places(invalid.getOutputUnit().getErrors());
            // A parameter has no places, and the library's sentence names it.
            return places.stream().anyMatch(place -> !place.startsWith(ROOT))
                    ? String.join("; ", places)
                    : String.valueOf(invalid.getMessage());
        }
        return String.valueOf(flaw.getMessage());
    }

    private static List<String> places(List<OutputUnit> errors) {
        return errors.stream()
                .filter(error -> errors.stream().noneMatch(other -> isWithin(error, other)))
                .map(error -> error.getInstanceLocation() + " " + error.getError())
                .distinct()
                .limit(TOLD)
                .toList();
    }

    /** Whether the other says more exactly what the error says. */
    private static boolean isWithin(OutputUnit error, OutputUnit other) {
        return other.getKeywordLocation().startsWith(error.getKeywordLocation() + "/");
    }
}
