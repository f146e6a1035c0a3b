package io.ordermesh.gateway.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.order.OrderSnapshot;
import io.ordermesh.gateway.order.Snapshots;
import io.ordermesh.gateway.order.StoredOrder;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole table: what the row says of the contents and of the time, whether it is gone, and whether this is a second look. */
class DecisionTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final OrderSnapshot READ =
            Snapshots.snapshot("{\"id\":\"o\",\"updatedAt\":\"2026-01-31T12:00:00Z\"}");

    /** The row's own time, as seen from the snapshot. */
    enum RowTime {
        ABSENT,
        EARLIER,
        EQUAL,
        LATER;

        private Optional<Instant> time() {
            return switch (this) {
                case ABSENT -> Optional.empty();
                case EARLIER -> Optional.of(NOON.minusSeconds(1));
                case EQUAL -> Optional.of(NOON);
                case LATER -> Optional.of(NOON.plusSeconds(1));
            };
        }
    }

    @ParameterizedTest
    @CsvSource({
        // same contents, gone, row's time, first look, second look
        "true,  false, ABSENT,  LEAVE,      LEAVE",
        "true,  false, EARLIER, LEAVE,      LEAVE",
        "true,  false, EQUAL,   LEAVE,      LEAVE",
        "true,  false, LATER,   LEAVE,      LEAVE",
        "true,  true,  ABSENT,  WRITE,      WRITE",
        "true,  true,  EARLIER, WRITE,      WRITE",
        "true,  true,  EQUAL,   WRITE,      WRITE",
        "true,  true,  LATER,   LOOK_AGAIN, WRITE_OLDER",
        "false, false, ABSENT,  WRITE,      WRITE",
        "false, false, EARLIER, WRITE,      WRITE",
        "false, false, EQUAL,   WRITE,      WRITE",
        "false, false, LATER,   LOOK_AGAIN, WRITE_OLDER",
        "false, true,  ABSENT,  WRITE,      WRITE",
        "false, true,  EARLIER, WRITE,      WRITE",
        "false, true,  EQUAL,   WRITE,      WRITE",
        "false, true,  LATER,   LOOK_AGAIN, WRITE_OLDER"
    })
    void aRowDecides(boolean same, boolean gone, RowTime time, Decision firstLook, Decision secondLook) {
        StoredOrder row = new StoredOrder(7, same ? READ.contentHash() : "another", time.time(), gone, false);

        assertThat(Decision.of(Optional.of(row), READ, false)).isEqualTo(firstLook);
        assertThat(Decision.of(Optional.of(row), READ, true)).isEqualTo(secondLook);
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void anOrderWithoutARowIsWritten(boolean seenOlder) {
        assertThat(Decision.of(Optional.empty(), READ, seenOlder)).isEqualTo(Decision.WRITE);
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void anErasedOrderStaysAway(boolean seenOlder) {
        for (RowTime time : RowTime.values()) {
            StoredOrder row = new StoredOrder(7, "", time.time(), false, true);

            assertThat(Decision.of(Optional.of(row), READ, seenOlder)).isEqualTo(Decision.SUPPRESS);
        }
    }
}
