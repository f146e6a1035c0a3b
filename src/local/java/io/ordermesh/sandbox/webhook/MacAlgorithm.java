package io.ordermesh.sandbox.webhook;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The hash functions of HMACs. */
public enum MacAlgorithm {
    SHA_1("SHA-1", "HmacSHA1"),
    SHA_256("SHA-256", "HmacSHA256"),
    SHA_512("SHA-512", "HmacSHA512");

    private final String title;
    private final String mac;

    MacAlgorithm(String title, String mac) {
        this.title = title;
        this.mac = mac;
    }

    /** The HMAC over the text. */
    byte[] sign(byte[] key, byte[] text) {
        try {
            Mac signer = Mac.getInstance(mac);
            signer.init(new SecretKeySpec(key, mac));
            return signer.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Each JDK has " + mac, e);
        }
    }

    @Override
    public String toString() {
        return title;
    }
}
