package io.ordermesh.gateway.operate;

import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.problem.Problem;
import jakarta.ws.rs.WebApplicationException;
import org.jspecify.annotations.Nullable;

/** Reads what requests name and say. A wrong value is answered with a {@link Problem}. */
final class Requests {

    private static final int LARGEST_PAGE = 200;
    private static final int LONGEST_TEXT = 500;

    private Requests() {}

    /** The size of a page, 1 to 200. */
    static int pageSize(String limit) {
        try {
            int size = Integer.parseInt(limit);
            if (size >= 1 && size <= LARGEST_PAGE) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw badLimit();
        }
        throw badLimit();
    }

    /** A cursor that cannot be read. */
    static WebApplicationException foreignCursor() {
        return bad("cursor is not one that this gateway gave: leave it out to begin anew");
    }

    /** The id of a configured merchant. */
    static String merchant(Merchants merchants, String id) {
        if (merchants.find(id).isEmpty()) {
            throw Problem.of(404, "No such merchant is configured.").exception();
        }
        return id;
    }

    /** The key that the text names. */
    static OrderKey key(String text) {
        return OrderKey.parse(text)
                .orElseThrow(() -> bad(
                        "An order is named by its order id, or by safe:, external: or shipment: and that identifier"));
    }

    /** What a person has to say. It is kept where no personal data may be, so an e-mail address is refused. */
    static String words(String name, @Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST_TEXT) {
            throw bad(name + " is required, a text of at most " + LONGEST_TEXT + " characters");
        }
        refuseControlCharacters(name, text);
        if (text.indexOf('@') >= 0) {
            throw bad(name + " must hold no personal data, so no e-mail address");
        }
        return text.strip();
    }

    /** The database stores none of them in a text. */
    static void refuseControlCharacters(String name, @Nullable String value) {
        if (value != null && value.chars().anyMatch(Character::isISOControl)) {
            throw bad(name + " must not hold control characters");
        }
    }

    /** 400. */
    static WebApplicationException bad(String detail) {
        return Problem.of(400, detail).exception();
    }

    private static WebApplicationException badLimit() {
        return bad("limit must be a number from 1 to " + LARGEST_PAGE);
    }
}
