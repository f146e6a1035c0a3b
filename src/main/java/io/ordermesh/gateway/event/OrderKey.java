package io.ordermesh.gateway.event;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names one order by one of its identifiers. As text {@code order:0123…}, {@code safe:…}, {@code external:…} or
 * {@code shipment:…}.
 *
 * @param kind which identifier it is
 * @param value the identifier as OrderMesh sent it
 */
public record OrderKey(Kind kind, String value) {

    /** The identifiers by which OrderMesh names an order. */
    public enum Kind {
        /** The order id, 24 hex digits in every documented sample. Rows have this key. */
        ORDER,
        /** The safe id, chosen by the creator of the order, URL-safe. */
        SAFE,
        /** The merchant's own order number, free text. */
        EXTERNAL,
        /** The id of a shipment of the order. */
        SHIPMENT;

        private String prefix() {
            return switch (this) {
                case ORDER -> "order:";
                case SAFE -> "safe:";
                case EXTERNAL -> "external:";
                case SHIPMENT -> "shipment:";
            };
        }
    }

    /** Without the segments that mean another place. */
    private static final Pattern URL_SAFE = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._~-]{1,128}");

    /** Without halves of surrogate pairs, which no encoding can tell from each other. */
    private static final Pattern PRINTABLE = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1,200}");

    /** Checks the value. */
    public OrderKey {
        if (!usable(kind, value)) {
            throw new IllegalArgumentException("Not usable as " + kind + " key");
        }
    }

    /** The key, if the value is usable as such: URL-safe and bounded, so that it can be put into a path. */
    public static Optional<OrderKey> find(Kind kind, String value) {
        return usable(kind, value) ? Optional.of(new OrderKey(kind, value)) : Optional.empty();
    }

    /** The key of an order id. */
    public static OrderKey order(String orderId) {
        return new OrderKey(Kind.ORDER, orderId);
    }

    /** Reads what {@link #text()} wrote; a text without a known prefix is an order id. */
    public static Optional<OrderKey> parse(String text) {
        for (Kind kind : Kind.values()) {
            if (text.startsWith(kind.prefix())) {
                return find(kind, text.substring(kind.prefix().length()));
            }
        }
        return find(Kind.ORDER, text);
    }

    /** The key as one text, which {@link #parse} reads. */
    public String text() {
        return kind.prefix() + value;
    }

    /**
     * The key for a log: {@link #text()}, but a free text, which may be a person's e-mail, as the first eight digits of its
     * MD5. {@code printf %s 'the text' | md5sum} tells whether it is the one that somebody looks for.
     */
    @Override
    public String toString() {
        if (URL_SAFE.matcher(value).matches()) {
            return text();
        }
        UUID md5 = UUID.nameUUIDFromBytes(value.getBytes(StandardCharsets.UTF_8));
        return kind.prefix() + "~" + md5.toString().substring(0, 8);
    }

    private static boolean usable(Kind kind, String value) {
        return (kind == Kind.EXTERNAL ? PRINTABLE : URL_SAFE).matcher(value).matches() && !value.isBlank();
    }
}
