package io.ordermesh.gateway.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.event.OrderKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownTest {

    private static final OrderKey KEY = OrderKey.order("0123456789abcdef01234567");
    private static final Known ROW = new Known(KEY.value(), KEY, "2026-01-01T10:00:00.1234567Z", "Open", false);

    @Test
    void whatAListShowsAsItWasReadDoesNotDiffer() {
        assertThat(ROW.differsFrom(element("2026-01-01T10:00:00.1234567Z", "Open")))
                .isFalse();
    }

    @Test
    void anotherTimeOrStatusDiffers() {
        assertThat(ROW.differsFrom(element("2026-01-01T10:00:01Z", "Open"))).isTrue();
        assertThat(ROW.differsFrom(element("2026-01-01T10:00:00.1234567Z", "Processing")))
                .isTrue();
    }

    @Test
    void whatAListDoesNotShowSaysNothing() {
        assertThat(ROW.differsFrom(element(null, null))).isFalse();
    }

    @Test
    void anOrderThatWasGoneAndIsListedDiffers() {
        Known gone = new Known(ROW.id(), KEY, ROW.changed(), ROW.status(), true);

        assertThat(gone.differsFrom(element(ROW.changed(), ROW.status()))).isTrue();
    }

    @Test
    void aShipmentThatIsAnotherOrdersDiffers() {
        Element moved = new Element(
                Optional.of(KEY),
                Optional.of(OrderKey.order("ffffffffffffffffffffffff")),
                Optional.ofNullable(ROW.changed()),
                Optional.ofNullable(ROW.status()),
                true);

        assertThat(ROW.differsFrom(moved)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T10:00:00.123Z, 2026-01-01T10:00:00.1234567Z, true",
        "2026-01-01T10:00:00.123Z, 2026-01-01T11:00:00.123+01:00, true",
        "2026-01-01T10:00:00, 2026-01-01T10:00:00.9Z, true",
        "2026-01-01T10:00:00.124Z, 2026-01-01T10:00:00.1229999Z, false",
        "2026-01-01T10:00:01Z, 2026-01-01T10:00:00Z, false",
        "yesterday, 2026-01-01T10:00:00Z, false",
        "yesterday, yesterday, true",
        "2026-01-01T10:00:00Z, , false"
    })
    void timesAreTheSameIfTheyAreAsFarAsBothAreWritten(String one, @Nullable String other, boolean same) {
        assertThat(Known.sameTime(one, other)).isEqualTo(same);
    }

    private static Element element(@Nullable String changed, @Nullable String status) {
        return new Element(
                Optional.of(KEY), Optional.of(KEY), Optional.ofNullable(changed), Optional.ofNullable(status), true);
    }
}
