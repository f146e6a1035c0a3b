package io.ordermesh.gateway.access;

import io.ordermesh.gateway.configuration.ConfigurationProblems;
import io.ordermesh.gateway.merchant.MerchantsConfig;
import io.ordermesh.gateway.merchant.Secret;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** The operators' keys as configured. A wrong one stops the start with a message that names the variable. */
@Singleton
class OperatorKeys {

    private static final int SHORTEST = 16;
    private static final String VARIABLE = "GATEWAY_OPERATOR_KEYS";

    private final List<Secret> keys;

    OperatorKeys(OperatorSettings settings) {
        this.keys = given(settings).stream().map(Secret::of).toList();
    }

    static void check(@Observes ConfigurationProblems problems, OperatorSettings settings, MerchantsConfig merchants) {
        List<String> given = given(settings);
        problems.addUnless(
                given.stream().allMatch(key -> key.length() >= SHORTEST),
                VARIABLE + " holds a key of fewer than " + SHORTEST + " characters.");
        problems.addUnless(
                merchants.byId().values().stream()
                        .flatMap(merchant -> merchant.apiKeys().stream().flatMap(List::stream))
                        .noneMatch(given::contains),
                VARIABLE + " holds a key of a merchant; a key must belong to operators or to one merchant.");
    }

    private static List<String> given(OperatorSettings settings) {
        return settings.keys().orElse(List.of());
    }

    /** Whether the key is an operator's. Every key is compared, so that the time tells nothing. */
    boolean matches(Secret.Hashed key) {
        boolean matches = false;
        for (Secret each : keys) {
            matches |= each.matches(key);
        }
        return matches;
    }
}
