package io.ordermesh.gateway.publish;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How changes reach the state topic. */
@ConfigMapping(prefix = "gateway.publish")
public interface PublishSettings {

    /** Rows that are sent together. */
    @WithDefault("200")
    int batch();

    /** How often rows are looked for when none seems to have changed. */
    @WithDefault("PT0.5S")
    Duration poll();

    /** A claimed row is this replica's to send for so long. At least twice `gateway.kafka.delivery-timeout`. */
    @WithDefault("PT15S")
    Duration lease();

    /** When a row whose lease ran out is sent once more, since the record of then may have arrived late. */
    @WithDefault("PT5M")
    Duration resendAfter();
}
