package io.ordermesh.gateway.publish;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How changes reach the state topic. */
@ConfigMapping(prefix = "gateway.publish")
public interface PublishSettings {

    /** Rows that are sent together. */
    @WithDefault("200")
    @Min(1)
    int batch();

    /** How often rows are looked for when none seems to have changed. */
    @WithDefault("PT0.5S")
    @DurationMin(millis = 10)
    Duration poll();

    /** A claimed row is this replica's to send for so long. At least twice `gateway.kafka.delivery-timeout`. */
    @WithDefault("PT15S")
    @DurationMin(seconds = 1)
    Duration lease();

    /** When a row whose lease ran out is sent once more, since the record of then may have arrived late. */
    @WithDefault("PT5M")
    @DurationMin(millis = 1)
    Duration resendAfter();
}
