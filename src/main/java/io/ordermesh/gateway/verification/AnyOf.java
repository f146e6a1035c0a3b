package io.ordermesh.gateway.verification;

import io.ordermesh.gateway.merchant.Secret;
import io.ordermesh.gateway.merchant.SecretList;

/** Compares with every secret, so that the time does not depend on which of them it is. */
final class AnyOf {

    private AnyOf() {}

    static boolean secrets(SecretList secrets, Secret.Hashed candidate) {
        boolean found = false;
        for (Secret each : secrets.now()) {
            found |= each.matches(candidate);
        }
        return found;
    }
}
