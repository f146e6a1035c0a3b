package io.ordermesh.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalSettingsTest {

    @Test
    void usualPortsWhereNothingIsSet() {
        LocalSettings settings = LocalSettings.read(name -> null, name -> "");

        assertThat(settings.port(LocalPort.GATEWAY)).isEqualTo(8080);
        assertThat(settings.url(LocalPort.MANAGEMENT)).isEqualTo("http://127.0.0.1:9000");
    }

    @Test
    void propertyBeforeVariable() {
        Map<String, String> variables = Map.of("LOCAL_GATEWAY_PORT", "8091", "LOCAL_KAFKA_PORT", "19093");

        LocalSettings settings =
                LocalSettings.read(Map.of("local.gateway.port", "8090", "local.kafka.port", " ")::get, variables::get);

        assertThat(settings.port(LocalPort.GATEWAY)).isEqualTo(8090);
        assertThat(settings.port(LocalPort.KAFKA)).isEqualTo(19093);
    }

    @Test
    void refusesWhatIsNoPort() {
        assertThatThrownBy(() -> LocalSettings.read(Map.of("local.gateway.port", "web")::get, name -> null))
                .isInstanceOf(StartFailure.class)
                .hasMessage("web is no port number (local.gateway.port): set it to a number from 1 to 65535.");
    }

    @Test
    void refusesOnePortForTwo() {
        assertThatThrownBy(() -> LocalSettings.read(Map.of("local.sandbox.port", "8080")::get, name -> null))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("8080")
                .hasMessageContaining("-Dlocal.sandbox.port");
    }

    @Test
    void namesTheTakenPortAndItsSetting() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            LocalSettings settings = LocalSettings.read(Map.of("local.sandbox.port", port)::get, name -> null);

            assertThatThrownBy(() -> settings.requireFreePorts(List.of(LocalPort.SANDBOX), Duration.ZERO))
                    .isInstanceOf(StartFailure.class)
                    .hasMessage(
                            "Port " + port + ", where the OrderMesh sandbox is to listen, is taken: end what listens"
                                    + " there, or choose another port with -Dlocal.sandbox.port=…");
        }
    }
}
