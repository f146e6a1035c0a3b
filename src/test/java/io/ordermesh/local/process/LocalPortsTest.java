package io.ordermesh.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalPortsTest {

    /** By chance alone some of so many would be the same. */
    @Test
    void noPortIsGivenTwiceThoughNobodyListens() {
        assertThat(IntStream.range(0, 1_000).map(each -> LocalPorts.free()).boxed())
                .doesNotHaveDuplicates();
    }
}
