package io.ordermesh.gateway.operate;

import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.work.DeadLetters.Position;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** A position in the list of dead letters as one opaque text. */
final class DeadLetterCursor {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final int PARTS = 3;

    private DeadLetterCursor() {}

    static String write(Position position) {
        String text = position.diedAt() + " " + position.merchant() + " "
                + position.key().text();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The position, unless the text was not written by us. */
    static Optional<Position> read(String cursor) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", PARTS);
            return parts.length == PARTS ? position(Instant.parse(parts[0]), parts[1], parts[2]) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What a row can hold: a database refuses some years and characters. */
    private static Optional<Position> position(Instant diedAt, String merchant, String key) {
        boolean possible = !diedAt.isBefore(Instant.EPOCH)
                && diedAt.isBefore(LATEST)
                && merchant.chars().noneMatch(Character::isISOControl);
        return OrderKey.parse(key).filter(each -> possible).map(each -> new Position(diedAt, merchant, each));
    }
}
