package io.ordermesh.gateway.ordermesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ResponseClockTest {

    private static final String DATE = "Thu, 01 Jan 2026 12:00:00 GMT";

    private final ResponseClock clock = new ResponseClock();

    @Test
    void itGoesOnFromTheDateOfTheLastAnswer() {
        clock.read(DATE, 5);

        assertThat(clock.at(5 + Duration.ofSeconds(90).toNanos())).contains(Instant.parse("2026-01-01T12:01:30Z"));
    }

    @Test
    void withoutADateThatCanBeReadThereIsNoTime() {
        clock.read("yesterday", 5);

        assertThat(clock.now()).isEmpty();
    }
}
