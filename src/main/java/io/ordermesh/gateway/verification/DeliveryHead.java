package io.ordermesh.gateway.verification;

import io.vertx.core.MultiMap;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery brings before its body.
 *
 * @param merchantId as the address names it
 * @param addressToken the secret last part of the address, if it has one
 * @param headers by name in any case
 * @param client the sender, as far as trusted proxies name it, else the peer
 * @param certificates of the client or of the sender that a trusted proxy names; the client's own first; often none
 */
public record DeliveryHead(
        String merchantId,
        @Nullable String addressToken,
        MultiMap headers,
        InetAddress client,
        List<X509Certificate> certificates) {

    /** The values of a header. */
    public List<String> header(String name) {
        return headers.getAll(name);
    }

    /** The value of a header that must come once; null if it is absent or comes more often. */
    public @Nullable String single(String name) {
        List<String> values = header(name);
        return values.size() == 1 ? values.get(0) : null;
    }
}
