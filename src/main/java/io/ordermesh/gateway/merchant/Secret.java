package io.ordermesh.gateway.merchant;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A text that never shows itself: {@link #toString()} hides it, {@link #matches} compares in constant time. */
public final class Secret {

    private final String value;
    private final byte[] digest;

    private Secret(String value) {
        this.value = value;
        this.digest = sha256(value);
    }

    /** Wraps a secret text. */
    public static Secret of(String value) {
        return new Secret(value);
    }

    /** Whether the candidate is this secret; the time it takes does not depend on where they differ. */
    public boolean matches(String candidate) {
        return MessageDigest.isEqual(digest, sha256(candidate));
    }

    /** Whether what was hashed is this secret, for texts that are compared with many secrets. */
    public boolean matches(Hashed candidate) {
        return MessageDigest.isEqual(digest, candidate.digest);
    }

    /** A candidate, hashed once. */
    public static Hashed hashed(String candidate) {
        return new Hashed(sha256(candidate));
    }

    /** The hash of a text that may be a secret. */
    public static final class Hashed {

        private final byte[] digest;

        private Hashed(byte[] digest) {
            this.digest = digest;
        }
    }

    /** The text itself, for the one place that must send it. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(digest, secret.digest);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
