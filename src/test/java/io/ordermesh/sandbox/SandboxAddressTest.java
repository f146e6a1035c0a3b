package io.ordermesh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is not on this machine cannot reach the sandbox, and the sandbox reaches nobody else. */
class SandboxAddressTest {
    private static final int TIME_OUT = 2_000;

    private final Sandbox sandbox = Sandbox.start(SandboxConfig.of(Merchants.ACME));
    private final ApiClient person = new ApiClient(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void listensOnNoOtherAddressOfThisMachine() throws Exception {
        connect("127.0.0.1");

        // Another address of every Linux machine; elsewhere it does not answer at all.
        assertThatThrownBy(() -> connect("127.0.0.2")).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9/hook",
                "http://127.9.8.7/hook",
                "http://localhost:9/hook?a=b",
                "http://LOCALHOST:9/hook",
                "https://[::1]:9/hook",
                "http://[0:0:0:0:0:0:0:1]:9/hook"
            })
    void sendsWebhooksToThisMachine(String url) throws Exception {
        assertThat(put(url).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://203.0.113.7/hook",
                "http://example.com/hook",
                "http://127.0.0.1.example.com/hook",
                "http://localhost.example.com/hook",
                "http://127.0.0.1@example.com/hook",
                "http://0.0.0.0:8080/hook",
                "http://[::]:8080/hook",
                "http://[::ffff:203.0.113.7]/hook",
                "http://127.0.0.256/hook",
                "http://127.1/hook",
                "http://2130706433/hook",
                "file:///etc/passwd",
                "ftp://127.0.0.1/hook",
                "http:///hook",
                "//127.0.0.1/hook",
                "127.0.0.1:8080",
                "http://127.0.0.1:99999/hook",
                "http://127.0.0.1/a b",
                ""
            })
    void sendsWebhooksNowhereElse(String url) throws Exception {
        ApiClient.Reply reply = put(url);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("error").asText())
                .isEqualTo(
                        "url must be a web address of this machine, such as http://127.0.0.1:8080/webhooks/…, since the"
                                + " sandbox sends to no other.");
    }

    private ApiClient.Reply put(String url) throws IOException, InterruptedException {
        return person.send("PUT", "/sandbox/merchants/acme/webhook", "{\"url\":\"" + url + "\"}");
    }

    private void connect(String address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, sandbox.baseUri().getPort()), TIME_OUT);
        }
    }
}
