package io.ordermesh.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.world.WireDates;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the criteria of searches; one which cannot be read is a {@link BadRequest}. */
final class Filters {
    private Filters() {}

    static OptionalInt number(ApiCall call, String name) {
        try {
            return call.query(name).map(Integer::valueOf).stream()
                    .mapToInt(Integer::intValue)
                    .findFirst();
        } catch (NumberFormatException e) {
            throw new BadRequest("It is no number", name);
        }
    }

    private static Optional<Instant> date(ApiCall call, String name) {
        return call.query(name)
                .map(text -> WireDates.parse(text).orElseThrow(() -> new BadRequest("It is no date", name)));
    }

    /** Whether the field has the value that the call asks for under the same name, if it asks at all. */
    static boolean matches(ApiCall call, String field, ObjectNode node) {
        return call.query(field)
                .map(wanted -> wanted.equals(node.path(field).asText()))
                .orElse(true);
    }

    /** Whether the instant lies in the range that the call asks for, both ends included. */
    static boolean inRange(ApiCall call, String range, Instant instant) {
        return isBetween(call, range + "From", range + "To", instant);
    }

    /** The same, with the names of both ends. */
    static boolean isBetween(ApiCall call, String first, String last, Instant instant) {
        return date(call, first).map(from -> !instant.isBefore(from)).orElse(true)
                && date(call, last).map(to -> !instant.isAfter(to)).orElse(true);
    }

    /** Fails when the criterion is neither true nor false. */
    static void requireFlag(ApiCall call, String name) {
        if (call.query(name).filter(value -> !value.matches("true|false")).isPresent()) {
            throw new BadRequest("true or false is required", name);
        }
    }

    /** Fails when the criterion is no date. */
    static void requireDates(ApiCall call, String... names) {
        for (String name : names) {
            date(call, name);
        }
    }
}
