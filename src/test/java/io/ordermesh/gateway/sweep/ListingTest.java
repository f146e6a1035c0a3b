package io.ordermesh.gateway.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.ordermesh.Pages.Read;
import io.ordermesh.gateway.ordermesh.wire.Page;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** After which pages a refusal of the next one says that there is none. */
class ListingTest {

    private static final int SIZE = 50;

    @Test
    void aFirstPageIsShortWhereItHoldsLessThanWasAskedFor() {
        assertThat(Listing.isShort(read(1, 49, 49), SIZE)).isTrue();
        assertThat(Listing.isShort(read(1, 50, 50), SIZE)).isFalse();
        assertThat(Listing.isShort(Read.upTo(1, 50), SIZE))
                .as("of another time")
                .isFalse();
    }

    @Test
    void aLaterOneIsShortWhereItHoldsLessThanThoseBefore() {
        assertThat(Listing.isShort(read(3, 101, 1), SIZE)).isTrue();
        assertThat(Listing.isShort(read(3, 60, 20), SIZE))
                .as("a server that puts 20 on a page may have more")
                .isFalse();
        assertThat(Listing.isShort(read(3, 45, 5), SIZE)).isTrue();
    }

    private static Read<String> read(int number, long count, int items) {
        Page<String> page = new Page<>(Collections.nCopies(items, ""), Optional.empty());
        return new Read<>(number, count, page, page);
    }
}
