package io.ordermesh.gateway.ordermesh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FailureMapperTest {

    private static final String NOON = "Sat, 31 Jan 2026 12:00:00 GMT";

    @ParameterizedTest
    @CsvSource({
        "200, UNREADABLE",
        "204, UNREADABLE",
        "301, REFUSED",
        "302, REFUSED",
        "400, INVALID",
        "401, UNAUTHORIZED",
        "403, FORBIDDEN",
        "404, NOT_FOUND",
        "405, REFUSED",
        "408, TIMED_OUT",
        "409, CONFLICT",
        "410, NOT_FOUND",
        "422, INVALID",
        "424, REFUSED",
        "429, RATE_LIMITED",
        "500, UNAVAILABLE",
        "502, UNAVAILABLE",
        "503, UNAVAILABLE",
        "504, UNAVAILABLE",
        "599, UNAVAILABLE"
    })
    void theStatusDecides(int status, Reason reason) {
        OrderMeshFailure failure = FailureMapper.map("getOrder", answered(Response.status(status)));

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.getMessage())
                .startsWith("OrderMesh call failed: operation=getOrder reason=" + reason + " status=" + status);
        assertThat(failure.status()).contains(status);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new CircuitBreakerOpenException(), Reason.BREAKER_OPEN),
                Arguments.of(new TimeoutException("late"), Reason.TIMED_OUT),
                Arguments.of(new ProcessingException(new TimeoutException()), Reason.TIMED_OUT),
                Arguments.of(new ConnectException("refused"), Reason.UNREACHABLE),
                Arguments.of(new UnknownHostException("nowhere"), Reason.UNREACHABLE),
                Arguments.of(new ProcessingException(new IOException("cut")), Reason.UNREACHABLE),
                Arguments.of(new HttpClosedException("Connection was closed"), Reason.UNREACHABLE),
                Arguments.of(new JsonParseException(null, "no JSON"), Reason.UNREADABLE),
                Arguments.of(new ProcessingException(new JsonParseException(null, "no JSON")), Reason.UNREADABLE),
                Arguments.of(new IllegalStateException("unforeseen"), Reason.UNREADABLE),
                Arguments.of(
                        new ProcessingException(new OrderMeshFailure("getOrder", Reason.MISMATCHED)),
                        Reason.MISMATCHED));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aCallWithoutAnAnswerIsToldByItsCause(Throwable cause, Reason reason) {
        assertThat(FailureMapper.map("getOrder", cause).reason()).isEqualTo(reason);
    }

    @Test
    void aBodyThatTheClientCannotReadIsSaidToBeNoJson() {
        OrderMeshFailure failure = FailureMapper.map("getOrder", new ProcessingException("Jane Roe has no reader"));

        assertThat(failure.reason()).isEqualTo(Reason.UNREADABLE);
        assertThat(failure.getMessage()).contains("the body is no JSON").doesNotContain("Jane");
    }

    @Test
    void nothingOfTheAnswerIsRepeated() {
        OrderMeshFailure failure =
                FailureMapper.map("getOrder", answered(Response.status(400).entity("{\"fullName\":\"Jane Roe\"}")));

        assertThat(failure.toString()).doesNotContain("Jane");
        assertThat(failure).hasNoCause();
    }

    @Test
    void aDemandedWaitIsHandedOn() {
        OrderMeshFailure failure =
                FailureMapper.map("getOrder", answered(Response.status(429).header("Retry-After", "30")));

        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(FailureMapper.map("getOrder", answered(Response.status(429))).retryAfter())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                                   | PT0S
            30                                  | PT30S
            ' 30 '                              | PT30S
            -5                                  | PT0S
            3600                                | PT1H
            86400                               | PT1H
            9223372036854775807                 | PT1H
            Sat, 31 Jan 2026 12:00:10 GMT       | PT10S
            Sat, 31 Jan 2026 11:59:00 GMT       | PT0S
            Sun, 31 Jan 2027 12:00:00 GMT       | PT1H
            soon                                |
            ''                                  |
            1.5                                 |
            PT30S                               |
            2026-01-31T12:00:10Z                |
            Fri, 31 Jan 2026 12:00:10 GMT       |
            """)
    void retryAfterIsReadInBothForms(String header, @Nullable Duration wait) {
        assertThat(FailureMapper.retryAfter(header, NOON)).isEqualTo(wait);
    }

    /** OrderMesh's clock may differ from ours, and it wrote both. */
    @Test
    void aDateIsReckonedFromTheResponsesOwn() {
        Response.ResponseBuilder busy = Response.status(429)
                .header("Date", "Sat, 31 Jan 2026 12:00:00 GMT")
                .header("Retry-After", "Sat, 31 Jan 2026 12:00:20 GMT");

        assertThat(FailureMapper.map("getOrder", answered(busy)).retryAfter()).contains(Duration.ofSeconds(20));
    }

    @Test
    void anAbsentRetryAfterIsNone() {
        assertThat(FailureMapper.retryAfter(null, NOON)).isNull();
    }

    @Test
    void failuresOfOurOwnHoldNoIdentifier() {
        assertThat(OrderMeshFailure.notFound(OrderKey.order("o-1")))
                .hasMessage("OrderMesh call failed: operation=read by ORDER reason=NOT_FOUND");
        assertThat(OrderMeshFailure.timedOut(OrderKey.order("o-1")))
                .hasMessage("OrderMesh call failed: operation=read by ORDER reason=TIMED_OUT");
    }

    private static WebApplicationException answered(Response.ResponseBuilder answer) {
        return new WebApplicationException(answer.build());
    }
}
