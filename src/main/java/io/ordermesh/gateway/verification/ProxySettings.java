package io.ordermesh.gateway.verification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** The proxies before this gateway, and what they say of the senders of webhooks. */
@ConfigMapping(prefix = "gateway.proxies")
public interface ProxySettings {

    /** Networks of the proxies that are believed, such as `10.0.0.0/8`. Without one, the peer of the connection is the sender. */
    Optional<List<String>> trusted();

    /** The header by which they name the sender's address. The other one is not looked at, since a sender could set it. */
    @WithDefault("x-forwarded-for")
    AddressHeader addressHeader();

    /**
     * The header in which they pass on the sender's TLS certificate, such as `Client-Cert` (RFC 9440) or `ssl-client-cert`;
     * PEM, URL-encoded PEM and base64 are read. They must remove it from what senders send.
     */
    Optional<String> certificateHeader();

    /** Headers that name a sender's address. */
    enum AddressHeader {
        /** The addresses on the way, with commas between them. */
        X_FORWARDED_FOR,
        /** RFC 7239. */
        FORWARDED
    }
}
