package io.ordermesh.gateway.order;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;

/** How long each order's story is kept. */
@ConfigMapping(prefix = "gateway.journal")
public interface JournalSettings {

    /** How long a line of the journal is kept, to the month. */
    @WithDefault("P6M")
    Period retention();
}
