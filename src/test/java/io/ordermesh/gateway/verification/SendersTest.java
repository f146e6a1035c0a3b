package io.ordermesh.gateway.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.NetUtil;
import io.ordermesh.gateway.verification.ProxySettings.AddressHeader;
import io.vertx.core.MultiMap;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sent a request that came through proxies. 10.0.0.0/8 is trusted. */
class SendersTest {

    private record Proxies(
            Optional<List<String>> trusted, AddressHeader addressHeader, Optional<String> certificateHeader)
            implements ProxySettings {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            192.0.2.1 |                                       | 192.0.2.1
            192.0.2.1 | 203.0.113.7                           | 192.0.2.1
            10.0.0.1  |                                       | 10.0.0.1
            10.0.0.1  | 203.0.113.7                           | 203.0.113.7
            10.0.0.1  | 198.51.100.1, 203.0.113.7             | 203.0.113.7
            10.0.0.1  | 198.51.100.1, 203.0.113.7, 10.0.0.2   | 203.0.113.7
            10.0.0.1  | 10.0.0.3, 10.0.0.2                    | 10.0.0.3
            10.0.0.1  | 203.0.113.7:4711                      | 203.0.113.7
            10.0.0.1  | [2001:db8::1]:4711                    | 2001:db8::1
            10.0.0.1  | 2001:db8::1                           | 2001:db8::1
            10.0.0.1  | 203.0.113.7, unknown                  | 10.0.0.1
            10.0.0.1  | example.com                           | 10.0.0.1
            10.0.0.1  | ,                                     | 10.0.0.1
            """)
    void theLastAddressThatIsNoTrustedProxysIsTheSenders(String peer, String header, String sender) {
        assertThat(address(AddressHeader.X_FORWARDED_FOR, peer, "X-Forwarded-For", header))
                .isEqualTo(ip(sender));
        assertThat(address(AddressHeader.FORWARDED, peer, "X-Forwarded-For", header))
                .as("the header that is not asked for")
                .isEqualTo(ip(peer));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            for=203.0.113.7                                          | 203.0.113.7
            For="203.0.113.7:80";proto=https                         | 203.0.113.7
            proto=http;for="[2001:db8::1]:4711";by=10.0.0.1          | 2001:db8::1
            for=198.51.100.1, for=203.0.113.7, for=10.0.0.2          | 203.0.113.7
            for=_hidden                                              | 10.0.0.1
            by=203.0.113.7                                           | 10.0.0.1
            """)
    void theStandardHeaderIsRead(String header, String sender) {
        assertThat(address(AddressHeader.FORWARDED, "10.0.0.1", "Forwarded", header))
                .isEqualTo(ip(sender));
    }

    private static InetAddress address(AddressHeader asked, String peer, String name, String header) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        if (header != null) {
            headers.add(name, header);
        }
        return new Senders(new Proxies(Optional.of(List.of("10.0.0.0/8")), asked, Optional.empty()))
                .address(ip(peer), headers);
    }

    private static InetAddress ip(String text) {
        return Objects.requireNonNull(NetUtil.createInetAddressFromIpAddressString(text));
    }
}
