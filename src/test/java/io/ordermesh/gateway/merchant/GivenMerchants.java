package io.ordermesh.gateway.merchant;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** Merchants as properties configure them. */
public final class GivenMerchants {

    private GivenMerchants() {}

    /** The configuration of these properties, each without {@code gateway.merchants.} */
    public static MerchantsConfig of(Map<String, String> properties) {
        Map<String, String> whole = new HashMap<>();
        properties.forEach((name, value) -> whole.put("gateway.merchants." + name, value));
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(MerchantsConfig.class)
                .withSources(new PropertiesConfigSource(whole, "test", 100))
                .build()
                .getConfigMapping(MerchantsConfig.class);
    }
}
