package io.ordermesh.gateway.merchant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The merchants served by this gateway, each under an id of its own ({@code [a-z0-9]+}).
 *
 * <p>In environment variables the id stands between double underscores: {@code GATEWAY_MERCHANTS__ACME__CLIENT_ID}.
 * What is required is checked by {@link Merchants}, so that one message names every missing variable.
 */
@ConfigMapping(prefix = "gateway.merchants")
public interface MerchantsConfig {

    /** The merchants by id. */
    @WithParentName
    Map<String, MerchantConfig> byId();

    /** One merchant. */
    interface MerchantConfig {

        /** Required. The merchant's id at OrderMesh (UUID): `merchantId` of its orders, `SubscriberId` of its webhooks. */
        Optional<String> merchantId();

        /** Required. Client id made in the OrderMesh portal under Merchants, Authentication. */
        Optional<String> clientId();

        /** Required, here or in a file. The secret shown once when the client was made. */
        Optional<String> clientSecret();

        /** A file that holds the client secret instead. It is read for each token request, so that a rotated one takes effect. */
        Optional<Path> clientSecretFile();

        /**
         * Required. The secret last part of the call-back URL, at least 16 characters of `A-Z a-z 0-9 . _ ~ -`. Several,
         * separated by commas, are valid at once, so that a token can be rotated.
         */
        Optional<List<String>> webhookTokens();

        /** Keys that may read this merchant's orders, at least 16 characters each. Without one, nobody may. */
        Optional<List<String>> apiKeys();

        /** Further `SubscriberId` or `ChildSubscriberId` values that belong to this merchant. */
        Optional<List<String>> subscribers();

        /** The OrderMesh system of this merchant, where it is not `gateway.ordermesh.base-url`. */
        Optional<URI> baseUrl();
    }
}
