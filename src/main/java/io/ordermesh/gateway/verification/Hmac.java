package io.ordermesh.gateway.verification;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed hashes of what is made of several parts (RFC 2104). */
final class Hmac {

    private final String algorithm;

    Hmac(String algorithm) {
        this.algorithm = algorithm;
    }

    byte[] of(byte[] key, List<byte[]> parts) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            parts.forEach(mac::update);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + algorithm, e);
        }
    }

    /** Whether one of the signatures is that of the parts, by one of the keys. All are compared. */
    boolean signed(List<byte[]> keys, List<byte[]> parts, List<byte[]> signatures) {
        boolean found = false;
        for (byte[] key : keys) {
            byte[] right = of(key, parts);
            for (byte[] signature : signatures) {
                found |= MessageDigest.isEqual(right, signature);
            }
        }
        return found;
    }
}
