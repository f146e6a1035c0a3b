package io.ordermesh.local;

import java.nio.file.Path;
import java.time.Duration;

/** Returns when the {@link LocalDevelopment} of the same build is ready, and fails with its sentence when it is not. */
public final class LocalDevelopmentReady {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private LocalDevelopmentReady() {}

    public static void main(String[] arguments) throws InterruptedException {
        Utf8Console.use();
        DevelopmentState state = DevelopmentState.ofThisBuild(Path.of("target", "local"));
        try {
            System.out.println(state.await(PATIENCE));
        } catch (StartFailure e) {
            System.err.println(e.getMessage());
            Runtime.getRuntime().exit(1);
        }
    }
}
