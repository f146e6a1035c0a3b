package io.ordermesh.gateway.problem;

import jakarta.ws.rs.WebApplicationException;
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

    /** The database stores none of them in a text. */
    public static void refuseControlCharacters(String name, @Nullable String value) {
        if (value != null && value.chars().anyMatch(Character::isISOControl)) {
            throw bad(name + " must not hold control characters");
        }
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
