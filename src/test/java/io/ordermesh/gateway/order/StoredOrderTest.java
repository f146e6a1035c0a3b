package io.ordermesh.gateway.order;

import static io.ordermesh.gateway.order.Snapshots.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredOrderTest {

    private static final OrderSnapshot SNAPSHOT = snapshot("{\"id\":\"o\"}");

    @Test
    void equalContentsSayNothingNew() {
        assertThat(new StoredOrder(1, SNAPSHOT.contentHash(), Optional.empty(), false, false).sameAs(SNAPSHOT))
                .isTrue();
        assertThat(new StoredOrder(1, "another", Optional.empty(), false, false).sameAs(SNAPSHOT))
                .isFalse();
    }

    @Test
    void anOrderThatIsBackIsNews() {
        assertThat(new StoredOrder(1, SNAPSHOT.contentHash(), Optional.empty(), true, false).sameAs(SNAPSHOT))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00:00Z, 2026-01-31T11:59:59Z, true",
        "2026-01-31T12:00:00Z, 2026-01-31T12:00:00Z, false",
        "2026-01-31T12:00:00Z, 2026-01-31T12:00:01Z, false",
        "2026-01-31T12:00:00Z, soon, false",
        "2026-01-31T12:00:00Z,, false",
        ", 2026-01-31T12:00:00Z, false",
        ",, false"
    })
    void onlyALaterTimeOfItsOwnIsNewer(@Nullable Instant stored, @Nullable String read, boolean newer) {
        StoredOrder row = new StoredOrder(1, "another", Optional.ofNullable(stored), false, false);
        OrderSnapshot snapshot = snapshot(
                read == null ? "{\"id\":\"o\",\"updatedAt\":null}" : "{\"id\":\"o\",\"updatedAt\":\"" + read + "\"}");

        assertThat(row.newerThan(snapshot)).isEqualTo(newer);
    }
}
