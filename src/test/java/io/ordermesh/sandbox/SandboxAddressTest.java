package io.ordermesh.sandbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever is not on this machine cannot reach the sandbox. */
class SandboxAddressTest {
    private static final int TIME_OUT = 2_000;

    private final Sandbox sandbox = Sandbox.start(SandboxConfig.of(Merchants.ACME));

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

    private void connect(String address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, sandbox.baseUri().getPort()), TIME_OUT);
        }
    }
}
