package io.ordermesh.gateway.problem;

import jakarta.ws.rs.WebApplicationException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What lists are asked with. A wrong value is answered 400 with a {@link Problem} that names it. */
public final class Parameters {

    private static final int LARGEST_PAGE = 200;

    private Parameters() {}

    /** The size of a page, 1 to 200. */
    public static int pageSize(String limit) {
        return limit(limit, LARGEST_PAGE);
    }

    /** A number from 1 to the largest. */
    public static int limit(String limit, int largest) {
        try {
            int number = Integer.parseInt(limit);
            if (number >= 1 && number <= largest) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw badLimit(largest);
        }
        throw badLimit(largest);
    }

    /** The database stores no control character in a text, and would replace half a surrogate pair. */
    public static void refuseControlCharacters(String name, @Nullable String value) {
        if (value != null
                && value.codePoints()
                        .anyMatch(each ->
                                Character.isISOControl(each) || Character.getType(each) == Character.SURROGATE)) {
            throw bad(name + " must be valid Unicode without control characters");
        }
    }

    /** Several values, separated by commas. */
    public static List<String> parseList(String name, String values, int most) {
        List<String> parsed =
                Arrays.stream(values.split(",", -1)).map(String::strip).toList();
        if (parsed.size() > most || parsed.stream().anyMatch(String::isEmpty)) {
            throw bad(name + " must be 1 to " + most + " values, separated by commas, none of them empty");
        }
        return parsed;
    }

    /** The one of a closed set that is named, in upper or lower case. */
    public static <E extends Enum<E>> E parseEnum(String name, String value, Class<E> set) {
        return Arrays.stream(set.getEnumConstants())
                .filter(each -> each.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> bad(name + " must be one of "
                        + Arrays.stream(set.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    /** A cursor that cannot be read. */
    public static WebApplicationException foreignCursor() {
        return bad("cursor is not one that this gateway gave: leave it out to begin anew");
    }

    /** 400. */
    public static WebApplicationException bad(String detail) {
        return Problem.of(400, detail).exception();
    }

    private static WebApplicationException badLimit(int largest) {
        return bad("limit must be a number from 1 to " + largest);
    }
}
