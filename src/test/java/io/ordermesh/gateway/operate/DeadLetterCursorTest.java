package io.ordermesh.gateway.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.work.DeadLetters.Position;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterCursorTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00:00Z, acme, order:0123456789abcdef01234567",
        "2026-01-31T12:00:00.123456Z, globex, external:No 1 / of  two"
    })
    void whatItWritesItReads(Instant diedAt, String merchant, String key) {
        Position position = new Position(diedAt, merchant, OrderKey.parse(key).orElseThrow());

        String text = DeadLetterCursor.write(position);

        assertThat(text).matches("[A-Za-z0-9_-]+");
        assertThat(DeadLetterCursor.read(text)).contains(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "!", "A", "bm9ibGFuaw", "äöü", "MjAyNi0wMS0zMVQxMjowMDowMFo"})
    void anotherTextIsNoCursor(String text) {
        assertThat(DeadLetterCursor.read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soon acme order:o",
                "2026-01-31T12:00:00Z acme",
                "2026-01-31T12:00:00Z acme order:",
                "2026-01-31T12:00:00Z acme order:a b",
                "2026-01-31T12:00:00Z a\0 order:o",
                "+999999999-01-01T00:00:00Z acme order:o",
                "-0044-03-15T00:00:00Z acme order:o"
            })
    void aForgedPositionIsNoCursor(String text) {
        String cursor = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));

        assertThat(DeadLetterCursor.read(cursor)).isEmpty();
    }
}
