package io.ordermesh.gateway.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.order.Orders.Position;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @ParameterizedTest
    @CsvSource({"2026-01-31T12:00:00Z, 0123456789abcdef01234567", "2026-01-31T12:00:00.123456Z, a-b_c.d~e"})
    void whatItWritesItReads(Instant changedAt, String orderId) {
        Position position = new Position(changedAt, orderId);

        String text = Cursor.write(position);

        assertThat(text).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.read(text)).contains(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "!", "A", "bm9ibGFuaw", "äöü", "MjAyNi0wMS0zMVQxMjowMDowMFo"})
    void anotherTextIsNoCursor(String text) {
        assertThat(Cursor.read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soon o",
                " o",
                "2026-01-31T12:00:00Z ",
                "2026-01-31T12:00:00Z a b",
                "2026-01-31T12:00:00Z a\0",
                "2026-01-31T12:00:00Z ' or 1=1",
                "+999999999-01-01T00:00:00Z o",
                "-0044-03-15T00:00:00Z o"
            })
    void aForgedPositionIsNoCursor(String text) {
        String cursor = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));

        assertThat(Cursor.read(cursor)).isEmpty();
    }
}
