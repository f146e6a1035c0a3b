package io.ordermesh.gateway.operate;

import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.problem.Parameters;
import io.ordermesh.gateway.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Reads what requests name and say. A wrong value is answered with a {@link Problem}. */
final class Requests {

    private static final int LONGEST_TEXT = 500;

    private Requests() {}

    /** The id of a configured merchant. */
    static String merchant(Merchants merchants, String id) {
        if (merchants.find(id).isEmpty()) {
            throw Problem.of(404, "No such merchant is configured.").exception();
        }
        return id;
    }

    /** The same for one that a query names: there it is a wrong value. */
    static String queriedMerchant(Merchants merchants, String id) {
        if (merchants.find(id).isEmpty()) {
            throw Parameters.bad("merchant must name one of the configured merchants");
        }
        return id;
    }

    /** The key that the text names. */
    static OrderKey key(String text) {
        return OrderKey.parse(text)
                .orElseThrow(() -> Parameters.bad(
                        "An order is named by its order id, or by safe:, external: or shipment: and that identifier"));
    }

    /** What a person has to say. It is kept where no personal data may be, so an e-mail address is refused. */
    static String words(String name, @Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST_TEXT) {
            throw Parameters.bad(name + " is required, a text of at most " + LONGEST_TEXT + " characters");
        }
        Parameters.refuseControlCharacters(name, text);
        if (text.indexOf('@') >= 0) {
            throw Parameters.bad(name + " must hold no personal data, so no e-mail address");
        }
        return text.strip();
    }
}
