package io.ordermesh.gateway.order;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How long each order's story is kept. */
@ConfigMapping(prefix = "gateway.journal")
public interface JournalSettings {

    /** Whole months that a line of the journal is kept, besides the running one. */
    @WithDefault("6")
    @Min(0)
    int retentionMonths();
}
