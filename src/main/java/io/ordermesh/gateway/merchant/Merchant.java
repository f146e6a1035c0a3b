package io.ordermesh.gateway.merchant;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A merchant and what identifies it to OrderMesh and to us.
 *
 * @param id our name for it, {@code [a-z0-9]+}: the path segment of its webhooks, the tag of its metrics
 * @param upstreamId its UUID at OrderMesh, lower case
 * @param clientId of its client credentials
 * @param clientSecret of its client credentials
 * @param apiKeys any of which may read its orders
 * @param subscribers accepted as sender of its webhooks, lower case; holds {@code upstreamId}
 * @param baseUrl of its OrderMesh system, where it has one of its own
 */
public record Merchant(
        String id,
        String upstreamId,
        String clientId,
        ClientSecret clientSecret,
        List<Secret> apiKeys,
        Set<String> subscribers,
        Optional<URI> baseUrl) {

    /** Whether the identifier, in any case, is one of this merchant's at OrderMesh. */
    public boolean ownsSubscriber(String subscriberId) {
        return subscribers.contains(subscriberId.toLowerCase(Locale.ROOT));
    }
}
