package io.ordermesh.local;

import io.ordermesh.local.process.LocalPorts;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What can be set for a local run: where each part of it listens. */
public record LocalSettings(Map<LocalPort, Integer> ports) {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    public LocalSettings {
        ports = Map.copyOf(ports);
    }

    /** Reads system properties, then environment variables, then the usual ports. */
    public static LocalSettings read() {
        return read(System::getProperty, System::getenv);
    }

    static LocalSettings read(UnaryOperator<@Nullable String> properties, UnaryOperator<@Nullable String> variables) {
        Map<LocalPort, Integer> ports = new EnumMap<>(LocalPort.class);
        Map<Integer, LocalPort> users = new HashMap<>();
        for (LocalPort port : LocalPort.values()) {
            int number = number(port, properties.apply(port.property()), variables.apply(port.variable()));
            LocalPort other = users.put(number, port);
            if (other != null) {
                throw new StartFailure("Port %d is set for %s and for %s: give one of them another port with -D%s."
                        .formatted(number, other.user(), port.user(), port.property()));
            }
            ports.put(port, number);
        }
        return new LocalSettings(ports);
    }

    private static int number(LocalPort port, @Nullable String property, @Nullable String variable) {
        boolean isProperty = property != null && !property.isBlank();
        String text = isProperty ? property : variable;
        if (text == null || text.isBlank()) {
            return port.usual();
        }
        try {
            int number = Integer.parseInt(text.strip());
            if (number > 0 && number <= 65_535) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Told below.
        }
        throw new StartFailure("%s is no port number (%s): set it to a number from 1 to 65535."
                .formatted(text, isProperty ? port.property() : port.variable()));
    }

    public int port(LocalPort port) {
        return ports.getOrDefault(port, port.usual());
    }

    /** The address of a port as a client writes it. */
    public String url(LocalPort port) {
        return "http://127.0.0.1:" + port(port);
    }

    /**
     * Returns when every port is free.
     *
     * @param patience how long one that is taken may be on its way to become free
     * @throws StartFailure names the first that stays taken
     */
    public void requireFreePorts(Iterable<LocalPort> wanted, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        for (LocalPort port : wanted) {
            while (!LocalPorts.isFree(port(port))) {
                if (System.nanoTime() - end > 0) {
                    throw new StartFailure(
                            "Port %d, where %s is to listen, is taken: end what listens there, or choose another port with -D%s=…"
                                    .formatted(port(port), port.user(), port.property()));
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while a port became free", e);
        }
    }
}
