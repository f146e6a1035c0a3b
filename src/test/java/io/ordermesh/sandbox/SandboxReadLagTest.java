package io.ordermesh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SandboxReadLagTest {
    private static final Duration LAG = Duration.ofSeconds(10);

    private final HandClock clock = new HandClock();
    private final Sandbox sandbox =
            Sandbox.start(SandboxConfig.of(Merchants.ACME).withClock(clock));
    private final ApiClient client = new ApiClient(sandbox);
    private final String id = sandbox.orders().create("acme").id();

    @BeforeEach
    void logIn() throws Exception {
        client.logIn(Merchants.ACME);
    }

    @AfterEach
    void stop() {
        sandbox.close();
        ContractHeld.by(sandbox);
    }

    @Test
    void showsEachChangeSoMuchLater() throws Exception {
        sandbox.orders().lagReads(LAG);
        clock.advance(Duration.ofSeconds(4));
        sandbox.orders().advance(id);
        clock.advance(Duration.ofSeconds(4));
        sandbox.orders().advanceUntil(id, "InProduction");

        assertThat(status(id)).isEqualTo("Open");
        assertThat(shipments(id)).isZero();
        clock.advance(Duration.ofSeconds(7));
        assertThat(status(id)).isEqualTo("Processing");
        assertThat(shipments(id)).isZero();
        clock.advance(Duration.ofSeconds(4));
        assertThat(status(id)).isEqualTo("InProduction");
        assertThat(shipments(id)).isPositive();
        assertThat(sandbox.orders().snapshot(id).order().path("status").asText())
                .isEqualTo("InProduction");
    }

    @Test
    void showsNewOrdersLaterAndDeletedOnesLonger() throws Exception {
        sandbox.orders().lagReads(LAG);
        String late = sandbox.orders().create("acme").id();
        sandbox.orders().delete(id);

        assertThat(client.get("/v1/orders/" + late).status()).isEqualTo(404);
        assertThat(status(id)).isEqualTo("Open");
        assertThat(client.get("/v1/orders").json().findValuesAsText("id")).containsExactly(id);
        clock.advance(LAG.plusMillis(1));
        assertThat(status(late)).isEqualTo("Open");
        assertThat(client.get("/v1/orders/" + id).status()).isEqualTo(404);
        assertThat(client.get("/v1/orders").json().findValuesAsText("id")).containsExactly(late);
    }

    @Test
    void findsOrdersByTheTimeOfTheirChangeAsItWasThen() throws Exception {
        String start = clock.instant().toString();
        sandbox.orders().lagReads(LAG);
        clock.advance(Duration.ofSeconds(1));
        sandbox.orders().advance(id);

        assertThat(client.get("/v1/orders/search?updatedTo=" + start).json().path("orders"))
                .hasSize(1);
        clock.advance(LAG.plusMillis(1));
        assertThat(client.get("/v1/orders/search?updatedTo=" + start).json().path("orders"))
                .isEmpty();
    }

    @Test
    void neverGoesBackAndCatchesUpAtTheEnd() throws Exception {
        sandbox.orders().advance(id);
        assertThat(client.send("PUT", "/sandbox/reads", "{\"lagMs\":10000}").status())
                .isEqualTo(200);

        assertThat(status(id)).isEqualTo("Processing");
        sandbox.orders().advanceUntil(id, "InProduction");
        assertThat(status(id)).isEqualTo("Processing");
        assertThat(client.get("/sandbox").json().path("readLagMs").asLong()).isEqualTo(10_000);
        client.send("PUT", "/sandbox/reads", "{\"lagMs\":0}");
        assertThat(status(id)).isEqualTo("InProduction");
    }

    private String status(String orderId) throws IOException, InterruptedException {
        return client.get("/v1/orders/" + orderId).json().at("/order/status").asText();
    }

    private int shipments(String orderId) throws IOException, InterruptedException {
        return client.get("/shipment/v1/order/" + orderId).json().size();
    }

    /** A clock that is moved by hand. */
    private static final class HandClock extends Clock {
        private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

        void advance(Duration step) {
            now = now.plus(step);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
