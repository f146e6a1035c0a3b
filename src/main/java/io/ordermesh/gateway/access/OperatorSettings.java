package io.ordermesh.gateway.access;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Who operates the gateway. */
@ConfigMapping(prefix = "gateway.operator")
public interface OperatorSettings {

    /** Keys that may call everything under `/api/v1/operate`, at least 16 characters each. Without one, nobody may. */
    Optional<List<String>> keys();
}
