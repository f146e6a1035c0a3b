package io.ordermesh.gateway.verification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardedCertificateTest {

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "::", "none", "-----BEGIN CERTIFICATE-----", "%", "%zz", ":AAAA:", "%2B%2F"})
    void whatIsNoCertificateIsNone(String header) {
        assertThat(ForwardedCertificate.parse(header)).isEmpty();
    }
}
