package io.ordermesh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.sandbox.history.Violation;
import java.util.List;

/** What every test claims of the calls that it caused. */
public final class ContractHeld {

    private ContractHeld() {}

    /** Fails if a request or an answer since the last time broke the contract of the API. */
    public static void by(Sandbox sandbox) {
        List<Violation> violations = sandbox.contract().await();
        sandbox.contract().history().clear();
        assertThat(violations).as("breaches of the contract").isEmpty();
    }
}
