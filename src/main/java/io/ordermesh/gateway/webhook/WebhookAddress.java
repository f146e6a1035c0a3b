package io.ordermesh.gateway.webhook;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The address of a delivery, {@code /webhooks/<merchant>/<token>} or {@code /webhooks/<merchant>}.
 *
 * @param merchantId empty where the address has another form, so that no merchant is found
 */
record WebhookAddress(String merchantId, @Nullable String token) {

    private static final String BASE = "/webhooks/";
    private static final WebhookAddress NOBODYS = new WebhookAddress("", null);

    static WebhookAddress parse(String path) {
        if (!path.startsWith(BASE)) {
            return NOBODYS;
        }
        String[] segments = path.substring(BASE.length()).split("/", -1);
        return switch (segments.length) {
            case 1 -> new WebhookAddress(decode(segments[0]), null);
            case 2 -> new WebhookAddress(decode(segments[0]), decode(segments[1]));
            default -> NOBODYS;
        };
    }

    /** A + stands for itself in a path. */
    private static String decode(String segment) {
        return segment.indexOf('%') < 0
                ? segment
                : URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
