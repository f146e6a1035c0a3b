package io.ordermesh.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How a gateway process is started.
 *
 * @param jar the packaged application, {@code quarkus-run.jar}
 * @param jvmOptions such as {@code -Xmx256m}
 * @param environment added to this process' environment
 * @param log the file that takes everything the process prints; made anew
 * @param lines is given each line that the process prints, too
 */
public record GatewayLaunch(
        Path jar, List<String> jvmOptions, Map<String, String> environment, Path log, Consumer<String> lines) {

    public GatewayLaunch {
        jvmOptions = List.copyOf(jvmOptions);
        environment = Map.copyOf(environment);
    }

    /** A launch with 256 MB of heap, which ends when that is full as in the image; its output goes to the file alone. */
    public static GatewayLaunch of(Path jar, Map<String, String> environment, Path log) {
        return new GatewayLaunch(jar, List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError"), environment, log, line -> {});
    }
}
