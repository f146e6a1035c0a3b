package io.ordermesh.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordermesh.gateway.configuration.ConfigurationProblems;
import io.ordermesh.gateway.merchant.GivenMerchant;
import io.ordermesh.gateway.merchant.Secret;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorKeysTest {

    @Test
    void eachOfTheKeysMatchesAndNoOther() {
        OperatorKeys keys = keys("an-operators-key-1", "an-operators-key-2");

        assertThat(keys.matches(Secret.hashed("an-operators-key-1"))).isTrue();
        assertThat(keys.matches(Secret.hashed("an-operators-key-2"))).isTrue();
        assertThat(keys.matches(Secret.hashed("an-operators-key"))).isFalse();
        assertThat(keys.matches(Secret.hashed("an-operators-key-1 "))).isFalse();
        assertThat(keys.matches(Secret.hashed(""))).isFalse();
    }

    @Test
    void withoutKeysNobodyMatches() {
        OperatorKeys keys = new OperatorKeys(Optional::empty);

        assertThat(keys.matches(Secret.hashed("an-operators-key-1"))).isFalse();
        assertThat(keys.matches(Secret.hashed(""))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fifteen-letters", "acme-key-for-tests"})
    void aShortKeyAndAMerchantsKeyAreRefused(String key) {
        ConfigurationProblems problems = new ConfigurationProblems();

        OperatorKeys.check(
                problems,
                () -> Optional.of(List.of("an-operators-key-1", key)),
                () -> Map.of("acme", GivenMerchant.complete("acme")));

        assertThatThrownBy(problems::stopIfAny)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("GATEWAY_OPERATOR_KEYS")
                .hasMessageNotContaining(key);
    }

    private static OperatorKeys keys(String... keys) {
        return new OperatorKeys(() -> Optional.of(List.of(keys)));
    }
}
