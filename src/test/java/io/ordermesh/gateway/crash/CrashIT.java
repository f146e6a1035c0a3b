package io.ordermesh.gateway.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.outside.ShowsReplicas;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two gateways in a world in which everything fails now and then: whatever happens, the copy becomes right. */
@ExtendWith(ShowsReplicas.class)
class CrashIT {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1})
    void whateverHappensTheCopyBecomesRight(long seed) throws InterruptedException {
        Plan plan = Plan.draw(seed, Duration.ofSeconds(30));
        try (CrashRun run = CrashRun.start(plan)) {
            Verdict verdict = run.carryOut();
            System.out.println(verdict.line());
            assertThat(verdict.findings()).isEmpty();
        }
    }
}
