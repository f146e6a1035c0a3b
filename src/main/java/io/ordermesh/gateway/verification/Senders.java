package io.ordermesh.gateway.verification;

import io.netty.util.NetUtil;
import io.ordermesh.gateway.configuration.ConfigurationProblems;
import io.ordermesh.gateway.verification.ProxySettings.AddressHeader;
import io.vertx.core.MultiMap;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who sent a request, where trusted proxies stand between the sender and this gateway. */
@Singleton
public class Senders {

    private static final int MOST_HOPS = 32;

    private final Networks trusted;
    private final AddressHeader addressHeader;
    private final Optional<String> certificateHeader;

    Senders(ProxySettings settings) {
        this.trusted = Networks.parse(settings.trusted().orElse(List.of()));
        this.addressHeader = settings.addressHeader();
        this.certificateHeader = settings.certificateHeader();
    }

    static void check(@Observes ConfigurationProblems problems, ProxySettings settings) {
        List<String> trusted = settings.trusted().orElse(List.of());
        Networks.mistake(trusted)
                .ifPresent(mistake -> problems.add(
                        "GATEWAY_PROXIES_TRUSTED holds \"" + mistake + "\"; write 10.0.0.0/8 or 2001:db8::/32."));
        problems.addUnless(
                settings.certificateHeader().isEmpty() || !trusted.isEmpty(),
                "GATEWAY_PROXIES_CERTIFICATE_HEADER is set, but GATEWAY_PROXIES_TRUSTED is not. Name the networks of the"
                        + " proxies that set this header.");
    }

    /** The address of the sender: the last one on the way that is not a trusted proxy's. */
    public InetAddress address(InetAddress peer, MultiMap headers) {
        InetAddress sender = peer;
        List<String> hops = hops(headers);
        for (int i = hops.size() - 1; i >= 0 && trusted.contain(sender); i--) {
            InetAddress hop = parse(hops.get(i));
            if (hop == null) {
                return sender;
            }
            sender = hop;
        }
        return sender;
    }

    /** The sender's certificate as a trusted proxy names it, else those of the connection. */
    public List<X509Certificate> certificates(InetAddress peer, MultiMap headers, List<X509Certificate> ofConnection) {
        if (certificateHeader.isEmpty() || !trusted.contain(peer)) {
            return ofConnection;
        }
        List<String> values = headers.getAll(certificateHeader.get());
        return values.size() == 1
                ? ForwardedCertificate.parse(values.get(0)).map(List::of).orElse(List.of())
                : List.of();
    }

    /** What each proxy wrote down, the nearest last; the furthest are left out where there are too many. */
    private List<String> hops(MultiMap headers) {
        boolean standard = addressHeader == AddressHeader.FORWARDED;
        List<String> hops = new ArrayList<>();
        for (String line : headers.getAll(standard ? "Forwarded" : "X-Forwarded-For")) {
            for (String element : line.split(",", -1)) {
                hops.add(standard ? forParameter(element) : element.strip());
            }
        }
        return hops.subList(Math.max(0, hops.size() - MOST_HOPS), hops.size());
    }

    private static String forParameter(String element) {
        for (String pair : element.split(";", -1)) {
            String stripped = pair.strip();
            if (stripped.toLowerCase(Locale.ROOT).startsWith("for=")) {
                return stripped.substring("for=".length()).replace("\"", "");
            }
        }
        return "";
    }

    /** An address, perhaps with a port; names are not looked up. */
    private static @Nullable InetAddress parse(String hop) {
        String address = hop;
        int bracket = hop.indexOf(']');
        if (hop.startsWith("[") && bracket > 0) {
            address = hop.substring(1, bracket);
        } else if (hop.indexOf(':') >= 0 && hop.indexOf(':') == hop.lastIndexOf(':')) {
            address = hop.substring(0, hop.indexOf(':'));
        }
        return NetUtil.createInetAddressFromIpAddressString(address);
    }
}
