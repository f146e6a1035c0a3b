package io.ordermesh.sandbox.control;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Addresses of this machine: whoever reaches the sandbox cannot have it send anything elsewhere. */
final class LoopbackUrl {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Set<String> HOSTS = Set.of("localhost", "[::1]", "[0:0:0:0:0:0:0:1]");
    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern IPV4 = Pattern.compile("127(\\." + BYTE + "){3}");
    private static final int HIGHEST_PORT = 65_535;

    private LoopbackUrl() {}

    /** Judges the host as it is written: a name could mean another address when a webhook is sent. */
    static URI parse(Fields fields, String name, String text) {
        try {
            URI url = new URI(text);
            if (isLoopback(url)) {
                return url;
            }
        } catch (URISyntaxException noAddress) {
            // Refused below.
        }
        throw fields.wrong(
                name,
                "a web address of this machine, such as http://127.0.0.1:8080/webhooks/…, since the sandbox sends to no"
                        + " other");
    }

    private static boolean isLoopback(URI url) {
        String scheme = url.getScheme();
        String host = url.getHost();
        if (scheme == null || host == null || url.getRawUserInfo() != null || url.getPort() > HIGHEST_PORT) {
            return false;
        }
        String lower = host.toLowerCase(Locale.ROOT);
        return SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))
                && (HOSTS.contains(lower) || IPV4.matcher(lower).matches());
    }
}
