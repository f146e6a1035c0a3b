package io.ordermesh.gateway.ordermesh;

import static io.ordermesh.gateway.ordermesh.CallResults.done;
import static io.ordermesh.gateway.ordermesh.CallResults.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.ordermesh.orders.CancelOrderModel;
import io.ordermesh.gateway.ordermesh.orders.CancelledOrder;
import io.ordermesh.gateway.ordermesh.orders.Order;
import io.ordermesh.gateway.outside.WorldResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A call comes back when OrderMesh asks for it, and not before, however short its own pauses are. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class RetryAfterIT {

    /** As of RFC 9110, 5.6.7. */
    private static final DateTimeFormatter DATES =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    private final StubOrderMesh stub = new StubOrderMesh();

    @Inject
    GivenOrderMesh orderMesh;

    private enum Form {
        SECONDS,
        DATE;

        Instant opens(Instant now, int seconds) {
            return this == SECONDS
                    ? now.plusSeconds(seconds)
                    : now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(seconds + 1);
        }

        String header(Instant opens, int seconds) {
            return this == SECONDS ? Integer.toString(seconds) : DATES.format(opens.atOffset(ZoneOffset.UTC));
        }
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @ParameterizedTest
    @CsvSource({"429, SECONDS", "429, DATE", "503, SECONDS", "503, DATE"})
    void aCallWaitsAsLongAsItIsAskedTo(int status, Form form) {
        try (StubOrderMesh other = new StubOrderMesh()) {
            limit(stub, status, form, 1);
            limit(other, status, form, 1);

            Uni<Order> read = upstream(stub).orders().getOrder("o-1");
            // Refused unread, it may be repeated as well.
            Uni<CancelledOrder> cancellation =
                    upstream(other).orders().cancelOrder("o-1", CancelOrderModel.wholeOrder());

            assertThat(done(Uni.combine().all().unis(read, cancellation).asTuple())
                            .getItem1()
                            .id())
                    .isEqualTo("o-1");
            assertThat(stub.calls()).isEqualTo(2);
            assertThat(other.calls()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void aCallThatIsAskedToWaitForTooLongEndsAndTellsHowLong(Form form) {
        Upstream upstream = upstream(stub);
        limit(stub, 429, form, 30);

        OrderMeshFailure failure = failure(upstream.orders().getOrder("o-1"));

        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(failure.retryAfter())
                .hasValueSatisfying(wait -> assertThat(wait).isGreaterThan(Duration.ofSeconds(5)));
        assertThat(stub.calls()).isEqualTo(1);
    }

    @Test
    void anOverburdenedServiceThatNamesNoTimeMayHaveTakenAnOrder() {
        stub.order = exchange -> StubOrderMesh.json(exchange, 503, "{}");

        OrderMeshFailure failure = failure(upstream(stub).orders().cancelOrder("o-1", CancelOrderModel.wholeOrder()));

        assertThat(failure.reason()).isEqualTo(Reason.UNKNOWN_OUTCOME);
        assertThat(stub.calls()).isEqualTo(1);
    }

    /** Refuses the next call, and whoever comes before the time that it names. */
    private static void limit(StubOrderMesh stub, int status, Form form, int seconds) {
        AtomicLong opens = new AtomicLong();
        stub.order = exchange -> {
            Instant now = Instant.now();
            Instant until = Instant.ofEpochMilli(opens.updateAndGet(
                    known -> known == 0 ? form.opens(now, seconds).toEpochMilli() : known));
            if (now.isBefore(until)) {
                exchange.getResponseHeaders().add("Retry-After", form.header(until, seconds));
                StubOrderMesh.json(exchange, status, "{}");
            } else {
                StubOrderMesh.json(exchange, 200, "{\"id\": \"o-1\", \"orderId\": \"o-1\"}");
            }
        };
    }

    private Upstream upstream(StubOrderMesh stub) {
        return orderMesh
                .at(stub.baseUri(), Map.of("longest-retry-after", "PT5S", "retry-delay", "PT0.001S", "retries", "1"))
                .of("acme");
    }
}
