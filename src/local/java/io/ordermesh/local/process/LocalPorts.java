package io.ordermesh.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback interface. */
public final class LocalPorts {

    // Below the range from which the system takes the ports of outgoing connections: there, a client that knocks at a
    // server that is down can end up connected to itself, and hold the port when the server comes back.
    private static final int LOWEST = 20_000;
    private static final int ABOVE_HIGHEST = 32_000;

    private static final int ATTEMPTS = 100;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private LocalPorts() {}

    /**
     * A port on which nobody listens now, outside the range of outgoing connections. No two calls in a process get the same
     * one, which whoever called first may not listen on yet.
     */
    public static int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, ABOVE_HIGHEST);
            // In a place that all class loaders share.
            Object given = System.getProperties().putIfAbsent(LocalPorts.class.getName() + "." + port, "given");
            if (given == null && isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No free port between " + LOWEST + " and " + ABOVE_HIGHEST);
    }

    /** Whether a server could listen on {@code port} now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
