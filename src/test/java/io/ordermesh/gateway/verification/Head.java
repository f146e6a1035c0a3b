package io.ordermesh.gateway.verification;

import io.netty.util.NetUtil;
import io.vertx.core.MultiMap;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The head of a delivery, as a test makes it. Each step gives another one. */
record Head(
        String merchant,
        @Nullable String addressToken,
        List<Map.Entry<String, String>> headers,
        String client,
        List<X509Certificate> certificates) {

    static Head to(String merchant) {
        return new Head(merchant, null, List.of(), "192.0.2.1", List.of());
    }

    Head token(@Nullable String token) {
        return new Head(merchant, token, headers, client, certificates);
    }

    /** One header more. */
    Head header(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new Head(merchant, addressToken, more, client, certificates);
    }

    Head from(String address) {
        return new Head(merchant, addressToken, headers, address, certificates);
    }

    Head certificate(X509Certificate certificate) {
        return new Head(merchant, addressToken, headers, client, List.of(certificate));
    }

    DeliveryHead head() {
        MultiMap all = MultiMap.caseInsensitiveMultiMap();
        headers.forEach(each -> all.add(each.getKey(), each.getValue()));
        return new DeliveryHead(
                merchant,
                addressToken,
                all,
                Objects.requireNonNull(NetUtil.createInetAddressFromIpAddressString(client)),
                certificates);
    }
}
