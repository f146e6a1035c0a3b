package io.ordermesh.gateway.sweep;

import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.ordermesh.wire.UpstreamTime;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the rows hold of an order or a shipment, in OrderMesh's own words.
 *
 * @param gone whether OrderMesh was last found not to have the order
 */
record Known(
        String id,
        OrderKey order,
        @Nullable String changed,
        @Nullable String status,
        boolean gone) {

    private static final Pattern FRACTION = Pattern.compile("[.,](\\d{1,40})");

    /** Whether a list shows something else. What it does not show says nothing. */
    boolean differsFrom(Element element) {
        return gone
                || element.changed().map(text -> !sameTime(text, changed)).orElse(false)
                || element.status().map(text -> !text.equals(status)).orElse(false)
                || element.order().map(key -> !key.equals(order)).orElse(false);
    }

    /** The same text, or the same time where both are written: lists and details may write it with unequal digits. */
    static boolean sameTime(String one, @Nullable String other) {
        if (one.equals(other)) {
            return true;
        }
        if (other == null) {
            return false;
        }
        int digits = Math.min(digits(one), digits(other));
        Optional<Instant> listed = cut(one, digits);
        return listed.isPresent() && listed.equals(cut(other, digits));
    }

    private static int digits(String time) {
        Matcher fraction = FRACTION.matcher(time);
        return fraction.find() ? fraction.group(1).length() : 0;
    }

    private static Optional<Instant> cut(String time, int digits) {
        return UpstreamTime.parse(FRACTION.matcher(time)
                .replaceFirst(
                        fraction -> digits == 0 ? "" : "." + fraction.group(1).substring(0, digits)));
    }
}
