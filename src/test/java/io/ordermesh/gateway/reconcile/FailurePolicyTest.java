package io.ordermesh.gateway.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.event.Cause;
import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.reconcile.FailurePolicy.Step;
import io.ordermesh.gateway.reconcile.FailurePolicy.Step.Bury;
import io.ordermesh.gateway.reconcile.FailurePolicy.Step.GiveBack;
import io.ordermesh.gateway.reconcile.FailurePolicy.Step.Pause;
import io.ordermesh.gateway.work.PendingRead;
import io.ordermesh.gateway.work.Release;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FailurePolicyTest {

    private static final int MAX = 4;
    private static final int MAX_UNKNOWN = 2;
    private static final ReconcileSettings SETTINGS =
            new GivenReconcileSettings(MAX, MAX_UNKNOWN, Duration.ofSeconds(1), Duration.ofMinutes(5));
    private static final Set<Reason> CONCERN_THE_MERCHANT = EnumSet.of(
            Reason.CREDENTIALS_REFUSED,
            Reason.TOKEN_UNAVAILABLE,
            Reason.RATE_LIMITED,
            Reason.BREAKER_OPEN,
            Reason.BUSY);

    private final FailurePolicy policy = new FailurePolicy(SETTINGS, () -> 0.999999);

    /** What is known of other reads of the merchant. */
    enum Evidence {
        /** None has worked on this replica. */
        NONE,
        /** The last that worked was before this order's last failure. */
        BEFORE,
        /** One worked since this order's last failure. */
        SINCE;

        private @Nullable Duration sinceSuccess(@Nullable Duration sinceFailure) {
            Duration failure = sinceFailure == null ? Duration.ofSeconds(10) : sinceFailure;
            return switch (this) {
                case NONE -> null;
                case BEFORE -> failure;
                case SINCE -> failure.minusMillis(1);
            };
        }
    }

    static Stream<Arguments> everyCase() {
        return Stream.of(Reason.values()).flatMap(reason -> Stream.of(Evidence.values())
                .flatMap(evidence -> Stream.of(false, true).map(repeated -> Arguments.of(reason, repeated, evidence))));
    }

    @ParameterizedTest
    @MethodSource("everyCase")
    void aFailureCountsWhenItIsTheOrdersOwn(Reason reason, boolean repeated, Evidence evidence) {
        Duration sinceFailure = repeated ? Duration.ofSeconds(10) : null;
        PendingRead read = read(repeated ? 1 : 0, sinceFailure, true);

        Step step = policy.decide(read, reason, Optional.empty(), evidence.sinceSuccess(sinceFailure));

        if (CONCERN_THE_MERCHANT.contains(reason)) {
            assertThat(step).isEqualTo(new Pause(Release.postponed(Duration.ZERO, reason.name()), Duration.ZERO));
        } else if (reason == Reason.UNAUTHORIZED && !(repeated && evidence == Evidence.SINCE)) {
            assertThat(step).isInstanceOfSatisfying(Pause.class, pause -> {
                assertThat(pause.release().counts()).isFalse();
                assertThat(pause.release().delay()).as("others try first").isPositive();
            });
        } else {
            boolean counts = !repeated || evidence == Evidence.SINCE;
            assertThat(step).isInstanceOfSatisfying(GiveBack.class, back -> {
                assertThat(back.release().counts()).isEqualTo(counts);
                assertThat(back.release().reason()).isEqualTo(reason.name());
                assertThat(back.release().missing()).isFalse();
                assertThat(back.release().older()).isFalse();
                assertThat(back.release().delay()).isPositive();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CREDENTIALS_REFUSED", "TOKEN_UNAVAILABLE", "UNAUTHORIZED", "RATE_LIMITED", "BREAKER_OPEN", "BUSY"
            })
    void theLastOfItsOwnFailuresMakesADeadLetter(Reason reason) {
        Duration sinceFailure = Duration.ofSeconds(10);
        Duration sinceSuccess = Duration.ofSeconds(9);

        assertThat(policy.decide(read(MAX - 2, sinceFailure, true), reason, Optional.empty(), sinceSuccess))
                .isInstanceOf(GiveBack.class);
        assertThat(policy.decide(read(MAX - 1, sinceFailure, true), reason, Optional.empty(), sinceSuccess))
                .isEqualTo(new Bury());
        assertThat(policy.decide(read(MAX + 5, sinceFailure, true), reason, Optional.empty(), sinceSuccess))
                .isEqualTo(new Bury());
        assertThat(policy.decide(read(MAX - 1, sinceFailure, true), reason, Optional.empty(), null))
                .isInstanceOf(GiveBack.class);
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND, false, 0, false",
        "NOT_FOUND, false, 1, true",
        "NOT_FOUND, true, 1, false",
        "NOT_FOUND, true, 3, true",
        "FORBIDDEN, false, 1, false",
        "FORBIDDEN, false, 3, true"
    })
    void anOrderThatNobodyKnowsIsGivenUpEarlier(Reason reason, boolean known, int attempts, boolean buried) {
        PendingRead read = read(attempts, Duration.ofSeconds(10), known);

        Step step = policy.decide(read, reason, Optional.empty(), Duration.ofSeconds(1));

        assertThat(step instanceof Bury).isEqualTo(buried);
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"CREDENTIALS_REFUSED", "TOKEN_UNAVAILABLE", "RATE_LIMITED", "BREAKER_OPEN", "BUSY"})
    void whatConcernsTheMerchantNeverMakesADeadLetter(Reason reason) {
        Step step = policy.decide(
                read(1000, Duration.ofSeconds(10), false),
                reason,
                Optional.of(Duration.ofMinutes(7)),
                Duration.ofSeconds(1));

        assertThat(step).isEqualTo(new Pause(Release.postponed(Duration.ZERO, reason.name()), Duration.ofMinutes(7)));
    }

    @Test
    void anOrderAnswered401WhileOthersWorkIsToBlameItself() {
        assertThat(policy.decide(
                        read(MAX - 1, Duration.ofSeconds(10), true),
                        Reason.UNAUTHORIZED,
                        Optional.empty(),
                        Duration.ofSeconds(1)))
                .isEqualTo(new Bury());
        assertThat(policy.decide(
                        read(MAX - 1, Duration.ofSeconds(10), true), Reason.UNAUTHORIZED, Optional.empty(), null))
                .isInstanceOf(Pause.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"UNAVAILABLE", "TIMED_OUT", "UNREACHABLE"})
    void anOutageOfThousandsOfRepeatsMakesNoDeadLetter(Reason reason) {
        int attempts = 0;
        Duration sinceFailure = null;
        Duration outage = Duration.ofSeconds(3);
        for (int repeat = 0; repeat < 5000; repeat++) {
            Step step = policy.decide(read(attempts, sinceFailure, false), reason, Optional.empty(), outage);
            assertThat(step).isInstanceOf(GiveBack.class);
            Release release = ((GiveBack) step).release();
            attempts += release.counts() ? 1 : 0;
            sinceFailure = release.delay();
            outage = outage.plus(release.delay());
        }
        assertThat(attempts).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        // since the last failure, wait at most
        ", PT1S",
        "PT0S, PT1S",
        "PT0.4S, PT1S",
        "PT0.5S, PT1S",
        "PT1S, PT2S",
        "PT10S, PT20S",
        "PT2M30S, PT5M",
        "PT2M31S, PT5M",
        "P30D, PT5M"
    })
    void theWaitDoublesWithinItsBounds(@Nullable Duration sinceFailure, Duration longest) {
        assertThat(delay(() -> 0, sinceFailure)).isEqualTo(longest.dividedBy(2));
        assertThat(delay(() -> 0.5, sinceFailure))
                .isEqualTo(longest.multipliedBy(3).dividedBy(4));
        assertThat(delay(() -> 0.999999, sinceFailure)).isBetween(longest.minusMillis(1), longest);
    }

    @ParameterizedTest
    @CsvSource({"PT0.1S, PT1S", "PT1S, PT1S", "PT30S, PT30S", "PT1H, PT1H"})
    void aDemandedWaitIsKeptToWhereItIsLonger(Duration demanded, Duration wait) {
        Step step = new FailurePolicy(SETTINGS, () -> 0.999999)
                .decide(read(0, null, true), Reason.UNAVAILABLE, Optional.of(demanded), null);

        assertThat(step).isInstanceOfSatisfying(GiveBack.class, back -> assertThat(
                        back.release().delay())
                .isBetween(wait.minusMillis(1), wait));
    }

    @Test
    void aSuccessAtTheVeryTimeOfTheFailureIsNoEvidence() {
        Duration time = Duration.ofSeconds(10);

        assertThat(policy.decide(read(MAX - 1, time, true), Reason.UNAVAILABLE, Optional.empty(), time))
                .isInstanceOf(GiveBack.class);
    }

    private static Duration delay(DoubleSupplier random, @Nullable Duration sinceFailure) {
        Step step = new FailurePolicy(SETTINGS, random)
                .decide(read(0, sinceFailure, true), Reason.UNAVAILABLE, Optional.empty(), null);
        return ((GiveBack) step).release().delay();
    }

    private static PendingRead read(int attempts, @Nullable Duration sinceFailure, boolean known) {
        return new PendingRead(
                "acme",
                OrderKey.order("o"),
                Cause.WEBHOOK,
                1,
                attempts,
                sinceFailure,
                false,
                false,
                known,
                false,
                UUID.randomUUID());
    }
}
