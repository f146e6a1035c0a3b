package io.ordermesh.gateway.crash;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The way from a client to a server of this machine, which can be cut and can hold back what is sent, both ways. */
final class Link implements AutoCloseable {

    private final int target;
    private final ServerSocket entrance;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private boolean stalled;

    private Link(int target, ServerSocket entrance) {
        this.target = target;
        this.entrance = entrance;
    }

    /** To the server at that port of 127.0.0.1. */
    static Link to(int port) {
        try {
            Link link = new Link(port, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            link.threads.execute(link::accept);
            return link;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the client finds the server. */
    int port() {
        return entrance.getLocalPort();
    }

    /** Closes all connections. What was on its way is lost. */
    void cut() {
        sockets.forEach(Link::close);
    }

    /** Holds back what is sent from now on, also on connections to come. */
    synchronized void stall() {
        stalled = true;
    }

    /** Lets everything pass again, also what was held back. */
    synchronized void restore() {
        stalled = false;
        notifyAll();
    }

    @Override
    public void close() {
        close(entrance);
        cut();
        threads.shutdownNow();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket near = entrance.accept();
                sockets.add(near);
                threads.execute(() -> join(near));
            } catch (IOException closed) {
                // The loop ends with the entrance.
            }
        }
    }

    private void join(Socket near) {
        try {
            awaitPassage();
            Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(far);
            threads.execute(() -> pass(far, near));
            pass(near, far);
        } catch (IOException e) {
            forget(near);
        }
    }

    private void pass(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[16_384];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                awaitPassage();
                out.write(buffer, 0, count);
            }
        } catch (IOException end) {
            // Whichever side closed, or a cut: both are closed.
        } finally {
            forget(from);
            forget(to);
        }
    }

    private synchronized void awaitPassage() throws IOException {
        try {
            while (stalled) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The link is closed", e);
        }
    }

    private void forget(Socket socket) {
        sockets.remove(socket);
        close(socket);
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
