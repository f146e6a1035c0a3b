package io.ordermesh.gateway.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    private final Secret secret = Secret.of("correct-horse");

    @Test
    void itKnowsItself() {
        assertThat(secret.matches("correct-horse")).isTrue();
        assertThat(secret.reveal()).isEqualTo("correct-horse");
        assertThat(secret).isEqualTo(Secret.of("correct-horse")).hasSameHashCodeAs(Secret.of("correct-horse"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "correct-hors", "correct-horse ", "Correct-horse", "***"})
    void nothingElseMatches(String candidate) {
        assertThat(secret.matches(candidate)).isFalse();
        assertThat(secret).isNotEqualTo(Secret.of(candidate));
    }

    @Test
    void itDoesNotShowItself() {
        assertThat(secret).hasToString("***").isNotEqualTo("correct-horse");
    }
}
