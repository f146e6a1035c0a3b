package io.ordermesh.gateway.verification;

import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;

/** A certificate in a header: a byte sequence in colons (RFC 9440), PEM, URL-encoded PEM, or base64 of DER. */
final class ForwardedCertificate {

    private ForwardedCertificate() {}

    static Optional<X509Certificate> parse(String header) {
        try {
            String text = header.indexOf('%') >= 0
                    // A + is one of base64's, not a blank.
                    ? URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8)
                    : header;
            String base64 =
                    text.replaceAll("-----(BEGIN|END)[ +]CERTIFICATE-----", "").replaceAll("[\\s:]", "");
            byte[] der = Base64.getDecoder().decode(base64);
            return Optional.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
        } catch (IllegalArgumentException | CertificateException e) {
            return Optional.empty();
        }
    }
}
