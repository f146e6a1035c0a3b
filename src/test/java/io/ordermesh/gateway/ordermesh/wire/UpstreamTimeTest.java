package io.ordermesh.gateway.ordermesh.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of OrderMesh contract 2.5. */
class UpstreamTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00.1234567Z, 2026-01-31T12:00:00.123456700Z",
        "2026-01-31T12:00:00.123+00:00, 2026-01-31T12:00:00.123Z",
        "2026-01-31T12:00:00.123+02:00, 2026-01-31T10:00:00.123Z",
        "2022-04-03T12:00:00, 2022-04-03T12:00:00Z",
        "2022-04-03T12:00:00.5, 2022-04-03T12:00:00.500Z",
        "2022-04-03T12:00, 2022-04-03T12:00:00Z",
        "' 2026-01-31T12:00:00Z ', 2026-01-31T12:00:00Z",
        "2026-01-31 12:00:00Z, 2026-01-31T12:00:00Z",
        "2026-01-31 12:00:00 +02:00, 2026-01-31T10:00:00Z",
        "2026-01-31t12:00:00z, 2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00+0200, 2026-01-31T10:00:00Z",
        "2026-01-31T12:00:00-05, 2026-01-31T17:00:00Z",
        "20260131T120000Z, 2026-01-31T12:00:00Z",
        "20260131T120000.25+0100, 2026-01-31T11:00:00.250Z",
        "'2026-01-31T12:00:00,5Z', 2026-01-31T12:00:00.500Z",
        "2026-01-31T12:00:00.123456789123Z, 2026-01-31T12:00:00.123456789Z",
        "2026-01-31T12:00Z, 2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00+01:00[Europe/Paris], 2026-01-31T11:00:00Z"
    })
    void everyFormThatServersWriteIsRead(String text, Instant time) {
        assertThat(UpstreamTime.parse(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "soon",
                "2026-01-31",
                "12:00:00",
                "2026-02-30T12:00:00Z",
                "2026-01-31T25:00:00Z",
                "0000-00-00T00:00:00",
                "0001-01-01T00:00:00Z",
                "1970-01-01T00:00:00Z",
                "+300000-01-01T00:00:00Z",
                "2026-0131T12:00:00Z",
                "2026-01-31T12:00:00+99:00",
                "1769860800",
                "31.01.2026 12:00"
            })
    void anotherFormIsNoTime(String text) {
        assertThat(UpstreamTime.parse(text)).isEmpty();
    }

    @Test
    void nothingIsNoTime() {
        assertThat(UpstreamTime.parse(null)).isEmpty();
    }
}
