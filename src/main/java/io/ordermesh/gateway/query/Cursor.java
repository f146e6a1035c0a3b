package io.ordermesh.gateway.query;

import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.order.Orders.Position;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** A position in the list as one opaque text. */
final class Cursor {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Cursor() {}

    static String write(Position position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((position.changedAt() + " " + position.orderId()).getBytes(StandardCharsets.UTF_8));
    }

    /** The position, unless the text was not written by us. */
    static Optional<Position> read(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int blank = text.indexOf(' ');
            return blank < 0 ? Optional.empty() : position(text.substring(0, blank), text.substring(blank + 1));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What a row can hold: a database refuses some years and characters. */
    private static Optional<Position> position(String changedAt, String orderId) {
        Instant time = Instant.parse(changedAt);
        return OrderKey.find(OrderKey.Kind.ORDER, orderId)
                .filter(key -> !time.isBefore(Instant.EPOCH) && time.isBefore(LATEST))
                .map(key -> new Position(time, key.value()));
    }
}
