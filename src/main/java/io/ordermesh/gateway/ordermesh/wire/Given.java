package io.ordermesh.gateway.ordermesh.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the requests demand of their parts. A part that is wrong is the caller's mistake, and is never repeated. */
public final class Given {

    private Given() {}

    /**
     * A text that is not blank.
     *
     * @throws IllegalArgumentException for a text that is absent or blank
     */
    public static String text(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be empty.");
        }
        return value;
    }

    /**
     * A part that is there.
     *
     * @throws IllegalArgumentException for an absent part
     */
    public static <T> T part(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " must be given.");
        }
        return value;
    }

    /**
     * A number of 1 or more.
     *
     * @throws IllegalArgumentException for a number below 1
     */
    public static int positive(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be 1 or more.");
        }
        return value;
    }

    /**
     * A copy of the list.
     *
     * @throws IllegalArgumentException for a list that is absent or empty
     */
    public static <T> List<T> elements(@Nullable List<T> values, String name) {
        if (values == null || values.isEmpty()) {
            throw new IllegalArgumentException(name + " must hold one element or more.");
        }
        return List.copyOf(values);
    }

    /** A copy of the list, if there is one. */
    public static <T> @Nullable List<T> copy(@Nullable List<T> values) {
        return values == null ? null : List.copyOf(values);
    }

    /** A copy of the map, if there is one. */
    public static @Nullable Map<String, String> copy(@Nullable Map<String, String> values) {
        return values == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
