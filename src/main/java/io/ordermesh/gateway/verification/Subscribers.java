package io.ordermesh.gateway.verification;

import io.ordermesh.gateway.merchant.Merchant;
import java.util.List;

/** Whose an event is, besides what the delivery as a whole has proven. */
public final class Subscribers {

    private Subscribers() {}

    /**
     * Whether an event that names these subscribers belongs to the merchant: one of them is the merchant's. An event that
     * names none is accepted on the strength of the delivery's proof.
     */
    public static boolean belong(Merchant merchant, List<String> named) {
        return named.isEmpty() || named.stream().anyMatch(merchant::ownsSubscriber);
    }
}
