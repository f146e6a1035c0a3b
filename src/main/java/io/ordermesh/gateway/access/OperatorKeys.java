package io.ordermesh.gateway.access;

import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.merchant.Secret;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.List;

/** The operators' keys as configured. A wrong one stops the start with a message that names the variable. */
@Startup(Interceptor.Priority.PLATFORM_BEFORE - 1) // Checked before Kafka and PostgreSQL are touched.
@Singleton
class OperatorKeys {

    private static final int SHORTEST = 16;
    private static final String VARIABLE = "GATEWAY_OPERATOR_KEYS";

    private final List<Secret> keys;

    OperatorKeys(OperatorSettings settings, Merchants merchants) {
        List<String> given = settings.keys().orElse(List.of());
        if (given.stream().anyMatch(key -> key.length() < SHORTEST)) {
            throw new ConfigurationException(VARIABLE + " holds a key of fewer than " + SHORTEST + " characters.");
        }
        this.keys = given.stream().map(Secret::of).toList();
        if (merchants.all().stream()
                .anyMatch(merchant -> merchant.apiKeys().stream().anyMatch(keys::contains))) {
            throw new ConfigurationException(
                    VARIABLE + " holds a key of a merchant; a key must belong to operators or to one merchant.");
        }
    }

    /** Whether the key is an operator's. Every key is compared, so that the time tells nothing. */
    boolean matches(String key) {
        boolean matches = false;
        for (Secret each : keys) {
            matches |= each.matches(key);
        }
        return matches;
    }
}
