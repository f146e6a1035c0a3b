package io.ordermesh.gateway.verification;

import io.ordermesh.gateway.merchant.MerchantsConfig.SignatureEncoding;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Bytes that a header holds as text. */
final class Encoded {

    private Encoded() {}

    /** The bytes; empty if the text is not so encoded. */
    static Optional<byte[]> read(SignatureEncoding encoding, String text) {
        try {
            return Optional.of(
                    switch (encoding) {
                        case HEX -> HexFormat.of().parseHex(text);
                        case BASE64 -> Base64.getDecoder().decode(text);
                        case BASE64URL -> Base64.getUrlDecoder().decode(text);
                    });
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
