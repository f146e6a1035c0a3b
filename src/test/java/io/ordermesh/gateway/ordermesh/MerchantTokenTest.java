package io.ordermesh.gateway.ordermesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ordermesh.gateway.merchant.GivenMerchant;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.ordermesh.MerchantToken.Bearer;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.ordermesh.OrderMeshSettings.Token.Form;
import io.ordermesh.gateway.telemetry.TestMetrics;
import io.quarkus.oidc.client.OidcClientException;
import io.quarkus.oidc.client.Tokens;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class MerchantTokenTest {

    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

    private final AdjustableClock clock = new AdjustableClock();
    private final TokenEndpoint endpoint = new TokenEndpoint();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MerchantToken token = new MerchantToken(
            new Merchants(Map.of("acme", GivenMerchant.complete("acme")))
                    .find("acme")
                    .orElseThrow(),
            endpoint.tokens(),
            new GivenToken(Form.JSON, Optional.empty(), Duration.ofSeconds(5), Duration.ofSeconds(12)),
            Duration.ofSeconds(20),
            clock,
            TestMetrics.in(registry));

    @Test
    void whoeverAsksDuringARequestWaitsForItsAnswer() {
        List<CompletableFuture<Bearer>> callers =
                Stream.generate(this::ask).limit(100).toList();
        assertThat(endpoint.requests).hasValue(1);
        assertThat(callers).noneMatch(CompletableFuture::isDone);

        endpoint.grant("one", START.plusSeconds(100));

        assertThat(callers).allMatch(caller -> caller.join().header().equals("Bearer one"));
        assertThat(ask().join().header()).isEqualTo("Bearer one");
        assertThat(endpoint.requests).hasValue(1);
        assertThat(counted("granted")).isEqualTo(1);
    }

    @Test
    void aTokenIsRenewedInTheBackgroundWhenFourFifthsOfItsLifeAreOver() {
        granted("one", START.plusSeconds(100));

        clock.now = START.plusMillis(79_999);
        assertThat(ask().join().header()).isEqualTo("Bearer one");
        assertThat(endpoint.requests).hasValue(1);

        clock.now = START.plusSeconds(80);
        assertThat(ask().join().header()).isEqualTo("Bearer one");
        assertThat(ask().join().header()).isEqualTo("Bearer one");
        assertThat(endpoint.requests).hasValue(2);

        endpoint.grant("two", START.plusSeconds(200));
        assertThat(ask().join().header()).isEqualTo("Bearer two");
        assertThat(endpoint.requests).hasValue(2);
    }

    @Test
    void aTokenThatIsOverIsWaitedFor() {
        granted("one", START.plusSeconds(100));

        clock.now = START.plusSeconds(100);
        assertThat(granted("two", START.plusSeconds(200)).header()).isEqualTo("Bearer two");
        assertThat(endpoint.requests).hasValue(2);
    }

    @Test
    void aTokenOfUnknownLifeIsRenewedAfterFourMinutes() {
        assertThat(granted("one", null).renewAt()).isEqualTo(START.plusSeconds(240));
    }

    @Test
    void aTokenThatIsOverWhenItComesIsUsedByThoseWhoWaitedAlone() {
        assertThat(granted("one", START.minusSeconds(1)).header()).isEqualTo("Bearer one");

        assertThat(granted("two", START.plusSeconds(100)).header()).isEqualTo("Bearer two");
    }

    @Test
    void aTokenThatManyCallsFoundRefusedLeadsToOneNewRequest() throws InterruptedException, ExecutionException {
        Bearer first = granted("one", START.plusSeconds(100));
        endpoint.grantsAtOnce = "two";
        ExecutorService callers = Executors.newFixedThreadPool(100);
        try {
            CountDownLatch together = new CountDownLatch(100);
            List<Future<Bearer>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                answers.add(callers.submit(() -> {
                    together.countDown();
                    together.await();
                    token.reject(first);
                    return token.get().await().indefinitely();
                }));
            }
            for (Future<Bearer> answer : answers) {
                assertThat(answer.get().header()).isEqualTo("Bearer two");
            }
        } finally {
            callers.shutdownNow();
            assertThat(callers.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(endpoint.requests).hasValue(2);
    }

    @Test
    void aLateRefusalOfAnOldTokenDoesNotTouchTheNewOne() {
        Bearer first = granted("one", START.plusSeconds(100));
        token.reject(first);
        granted("two", START.plusSeconds(100));

        token.reject(first);

        assertThat(ask().join().header()).isEqualTo("Bearer two");
        assertThat(endpoint.requests).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403})
    void refusedCredentialsAreTriedAgainAtGrowingIntervalsAlone(int status) {
        CompletableFuture<Bearer> first = ask();
        endpoint.fail(refusal(status));
        assertThat(failure(first).reason()).isEqualTo(Reason.CREDENTIALS_REFUSED);
        assertThat(token.refusedUntil()).contains(START.plusSeconds(5));

        clock.now = START.plusMillis(4_999);
        assertThat(failure(ask()).reason()).isEqualTo(Reason.CREDENTIALS_REFUSED);
        assertThat(endpoint.requests).hasValue(1);

        clock.now = START.plusSeconds(5);
        CompletableFuture<Bearer> second = ask();
        endpoint.fail(refusal(status));
        assertThat(failure(second).reason()).isEqualTo(Reason.CREDENTIALS_REFUSED);
        assertThat(token.refusedUntil()).contains(START.plusSeconds(15));

        clock.now = START.plusSeconds(15);
        CompletableFuture<Bearer> third = ask();
        endpoint.fail(refusal(status));
        assertThat(failure(third).reason()).isEqualTo(Reason.CREDENTIALS_REFUSED);
        assertThat(token.refusedUntil()).as("no longer than the longest pause").contains(START.plusSeconds(27));
        assertThat(counted("refused")).isEqualTo(3);

        clock.now = START.plusSeconds(27);
        assertThat(granted("one", START.plusSeconds(100)).header()).isEqualTo("Bearer one");
        assertThat(token.refusedUntil()).isEmpty();
    }

    @Test
    void aTokenThatIsStillGoodIsUsedWhileItsRenewalIsRefused() {
        granted("one", START.plusSeconds(100));
        clock.now = START.plusSeconds(80);
        ask().join();
        endpoint.fail(refusal(401));

        assertThat(ask().join().header()).isEqualTo("Bearer one");
        assertThat(endpoint.requests).hasValue(2);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(refusal(404), Reason.TOKEN_UNAVAILABLE, "failed"),
                Arguments.of(refusal(410), Reason.TOKEN_UNAVAILABLE, "failed"),
                Arguments.of(refusal(429), Reason.TOKEN_UNAVAILABLE, "failed"),
                Arguments.of(refusal(500), Reason.TOKEN_UNAVAILABLE, "failed"),
                Arguments.of(refusal(503), Reason.TOKEN_UNAVAILABLE, "failed"),
                Arguments.of(new OidcClientException(), Reason.TOKEN_UNAVAILABLE, "failed"),
                Arguments.of(new IllegalStateException("unforeseen"), Reason.TOKEN_UNAVAILABLE, "failed"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureIsTheAnswerOfThoseWhoWaitedAndNotRemembered(Throwable cause, Reason reason, String counted) {
        CompletableFuture<Bearer> one = ask();
        CompletableFuture<Bearer> other = ask();
        endpoint.fail(cause);

        assertThat(failure(one).reason()).isEqualTo(reason);
        assertThat(failure(other).reason()).isEqualTo(reason);
        assertThat(counted(counted)).isEqualTo(1);
        assertThat(granted("one", START.plusSeconds(100)).header()).isEqualTo("Bearer one");
        assertThat(endpoint.requests).hasValue(2);
    }

    /** As long as it asked to be. */
    @Test
    void aTokenServiceThatAsksToWaitIsLeftAlone() {
        CompletableFuture<Bearer> first = ask();
        endpoint.fail(new OidcClientException(TokenAnswer.REFUSED + "503 30"));
        assertThat(failure(first).retryAfter()).contains(Duration.ofSeconds(30));

        clock.now = START.plusSeconds(20);
        assertThat(failure(ask())).satisfies(failure -> {
            assertThat(failure.reason()).isEqualTo(Reason.TOKEN_UNAVAILABLE);
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(10));
        });
        assertThat(endpoint.requests).hasValue(1);
        assertThat(token.refusedUntil()).isEmpty();

        clock.now = START.plusSeconds(30);
        assertThat(granted("one", START.plusSeconds(100)).header()).isEqualTo("Bearer one");
    }

    @Test
    void anAnswerWithoutATokenIsAFailure() {
        CompletableFuture<Bearer> caller = ask();
        endpoint.grant(" ", START.plusSeconds(100));

        assertThat(failure(caller).reason()).isEqualTo(Reason.TOKEN_UNAVAILABLE);
        assertThat(granted("one", START.plusSeconds(100)).header()).isEqualTo("Bearer one");
    }

    @Test
    void aFailedRenewalIsFollowedByAnotherRequest() {
        granted("one", START.plusSeconds(100));
        clock.now = START.plusSeconds(90);
        assertThat(ask().join().header()).isEqualTo("Bearer one");
        endpoint.fail(refusal(503));

        assertThat(ask().join().header()).isEqualTo("Bearer one");
        endpoint.grant("two", START.plusSeconds(200));
        assertThat(ask().join().header()).isEqualTo("Bearer two");
        assertThat(endpoint.requests).hasValue(3);
    }

    @Test
    void aTokenDoesNotShowItself() {
        assertThat(granted("very-secret", null).toString()).doesNotContain("very-secret");
    }

    private CompletableFuture<Bearer> ask() {
        return token.get().subscribeAsCompletionStage();
    }

    private Bearer granted(String text, @Nullable Instant expiresAt) {
        CompletableFuture<Bearer> caller = ask();
        endpoint.grant(text, expiresAt);
        return caller.join();
    }

    private double counted(String outcome) {
        return registry.get("gateway.ordermesh.tokens")
                .tags("merchant", "acme", "outcome", outcome)
                .counter()
                .count();
    }

    private static OrderMeshFailure failure(CompletableFuture<Bearer> caller) {
        ExecutionException failure = catchThrowableOfType(ExecutionException.class, caller::get);
        return (OrderMeshFailure) Objects.requireNonNull(failure.getCause());
    }

    private static OidcClientException refusal(int status) {
        return new OidcClientException(TokenAnswer.REFUSED + status);
    }

    /** Answers token requests when the test says so. */
    private static final class TokenEndpoint {

        final AtomicInteger requests = new AtomicInteger();
        private final Queue<UniEmitter<? super Tokens>> open = new ConcurrentLinkedQueue<>();
        volatile @Nullable String grantsAtOnce;

        Uni<Tokens> tokens() {
            return Uni.createFrom().emitter(emitter -> {
                requests.incrementAndGet();
                String text = grantsAtOnce;
                if (text == null) {
                    open.add(emitter);
                } else {
                    emitter.complete(tokens(text, START.plusSeconds(100)));
                }
            });
        }

        void grant(String text, @Nullable Instant expiresAt) {
            open.remove().complete(tokens(text, expiresAt));
        }

        void fail(Throwable failure) {
            open.remove().fail(failure);
        }

        private static Tokens tokens(String text, @Nullable Instant expiresAt) {
            return new Tokens(
                    text,
                    expiresAt == null ? null : expiresAt.getEpochSecond(),
                    null,
                    null,
                    null,
                    new JsonObject(),
                    "acme");
        }
    }

    private record GivenToken(Form form, Optional<URI> url, Duration firstPause, Duration longestPause)
            implements OrderMeshSettings.Token {}

    private static final class AdjustableClock extends Clock {

        volatile Instant now = START;

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
            throw new UnsupportedOperationException("One zone is enough");
        }
    }
}
