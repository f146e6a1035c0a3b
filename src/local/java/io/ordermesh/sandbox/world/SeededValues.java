package io.ordermesh.sandbox.world;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Values which look random and are the same for the same seed and names. Not thread-safe. */
public final class SeededValues {
    private static final String HEX = "0123456789abcdef";

    private final Random random;

    private SeededValues(long seed) {
        random = new Random(seed);
    }

    /** The values of one thing, say an order: they depend on nothing but the seed and its names. */
    public static SeededValues of(long seed, String... names) {
        long hash = seed ^ 0xcbf29ce484222325L;
        for (String name : names) {
            for (int i = 0; i < name.length(); i++) {
                hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
            }
            hash = (hash ^ 0x1F) * 0x100000001b3L;
        }
        // Neighbouring seeds of Random begin alike: mix the bits.
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return new SeededValues(hash ^ (hash >>> 33));
    }

    /** Hexadecimal digits, lower case. */
    public String hex(int digits) {
        StringBuilder text = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            text.append(HEX.charAt(random.nextInt(16)));
        }
        return text.toString();
    }

    /** A UUID of version 4. */
    public String uuid() {
        long most = (random.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
        long least = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(most, least).toString();
    }

    /** A short id: the letter of its kind and eight digits. */
    public String shortId(char kind) {
        return kind + digits(8);
    }

    /** Decimal digits, the first of which is not zero. */
    public String digits(int count) {
        StringBuilder text = new StringBuilder(count).append(between(1, 9));
        while (text.length() < count) {
            text.append(random.nextInt(10));
        }
        return text.toString();
    }

    /** A number from the range, both ends included. */
    public int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** An amount from the range of cents, both ends included, with two decimals. */
    public BigDecimal amount(int leastCents, int mostCents) {
        return BigDecimal.valueOf(between(leastCents, mostCents), 2);
    }

    /** True with the given probability. */
    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** One of the choices. */
    public <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
