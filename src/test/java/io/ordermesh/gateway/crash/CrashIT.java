package io.ordermesh.gateway.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.Beside;
import io.ordermesh.gateway.outside.ShowsReplicas;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two gateways in a world in which everything fails now and then. Two short runs with fixed seeds or, by
 * {@code -Pcrash verify -Dseed=7 -Dminutes=10}, one of that seed and length.
 */
@Beside
@Order(1)
@ResourceLock(Beside.SEVERAL_PROCESSES)
@ExtendWith(ShowsReplicas.class)
class CrashIT {

    private static final Duration SHORT = Duration.ofSeconds(20);

    static Stream<Plan> plans() {
        String seed = System.getProperty("crash.seed", "");
        String minutes = System.getProperty("crash.minutes", "");
        if (minutes.isBlank()) {
            return Stream.of(Plan.draw(1, SHORT), Plan.draw(2, SHORT));
        }
        return Stream.of(Plan.draw(
                seed.isBlank() ? System.currentTimeMillis() % 1_000_000 : Long.parseLong(seed),
                Duration.ofMinutes(Long.parseLong(minutes))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void whateverHappensTheCopyBecomesRight(Plan plan) throws InterruptedException {
        System.out.println("Crash run begins: " + plan);
        try (CrashRun run = CrashRun.start(plan)) {
            Verdict verdict = judge(run);
            System.out.println(verdict.line());
            if (!verdict.findings().isEmpty()) {
                show(run.log());
            }
            assertThat(verdict.findings())
                    .as(() -> verdict.report(run::timeline))
                    .isEmpty();
        }
    }

    private static Verdict judge(CrashRun run) throws InterruptedException {
        try {
            return run.carryOut();
        } catch (RuntimeException | Error e) {
            show(run.log());
            throw e;
        }
    }

    private static void show(List<String> log) {
        System.out.println("---- what was done");
        log.forEach(System.out::println);
    }
}
