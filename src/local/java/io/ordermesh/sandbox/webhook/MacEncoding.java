package io.ordermesh.sandbox.webhook;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** How the bytes of an HMAC are written. */
public enum MacEncoding {
    HEX,
    BASE64,
    /** With the alphabet for URLs and without padding. */
    BASE64URL;

    String encode(byte[] mac) {
        return switch (this) {
            case HEX -> HexFormat.of().formatHex(mac);
            case BASE64 -> Base64.getEncoder().encodeToString(mac);
            case BASE64URL -> Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
