package io.ordermesh.sandbox.contract;

import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.validation.SchemaValidationException;
import java.util.List;
import java.util.stream.Collectors;

/** Says what a validator found, with places and types and without values. */
final class Flaws {
    private static final int TOLD = 5;

    private Flaws() {}

    static String describe(Throwable flaw) {
        if (flaw instanceof SchemaValidationException invalid) {
            return invalid.getMessage() + places(invalid.getOutputUnit().getErrors());
        }
        return String.valueOf(flaw.getMessage());
    }

    private static String places(List<OutputUnit> errors) {
        return errors.stream()
                .filter(error -> errors.stream().noneMatch(other -> isWithin(error, other)))
                .map(error -> error.getInstanceLocation() + " " + error.getError())
                .distinct()
                .limit(TOLD)
                .collect(Collectors.joining("; ", " [", "]"));
    }

    /** Whether the other says more exactly what the error says. */
    private static boolean isWithin(OutputUnit error, OutputUnit other) {
        return other.getKeywordLocation().startsWith(error.getKeywordLocation() + "/");
    }
}
