package io.ordermesh.gateway.http;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The open connections of one port, so that there are never more than a bound. Where a newcomer finds no room, it is not
 * the newcomer that goes: whoever holds connections open without sending requests loses the oldest of them.
 *
 * <p>A connection <em>owes</em> a request from its opening, or from the first byte of a further request, until that request
 * is there as a whole. It is <em>idle</em> between requests, and in neither state while it is being answered.
 */
final class Connections {

    private final int max;
    private final Set<ConnectionGuard> owing = new LinkedHashSet<>();
    private final Set<ConnectionGuard> idle = new LinkedHashSet<>();
    private int open;

    Connections(int max) {
        this.max = max;
    }

    /** Takes a new connection in; false if all others are being answered, so that there is no room. */
    boolean admit(ConnectionGuard connection) {
        ConnectionGuard evicted = null;
        synchronized (this) {
            if (open >= max) {
                evicted = takeEldest();
                if (evicted == null) {
                    return false;
                }
            }
            open++;
            owing.add(connection);
        }
        if (evicted != null) {
            evicted.evict();
        }
        return true;
    }

    /** A request has begun. One that owes already keeps its place. */
    synchronized void owes(ConnectionGuard connection) {
        idle.remove(connection);
        owing.add(connection);
    }

    /** The request is there as a whole. */
    synchronized void answers(ConnectionGuard connection) {
        idle.remove(connection);
        owing.remove(connection);
    }

    /** All requests are answered. */
    synchronized void idles(ConnectionGuard connection) {
        owing.remove(connection);
        idle.add(connection);
    }

    synchronized void closed(ConnectionGuard connection) {
        answers(connection);
        open--;
    }

    synchronized int open() {
        return open;
    }

    private @Nullable ConnectionGuard takeEldest() {
        Iterator<ConnectionGuard> eldest = (owing.isEmpty() ? idle : owing).iterator();
        if (!eldest.hasNext()) {
            return null;
        }
        ConnectionGuard connection = eldest.next();
        eldest.remove();
        return connection;
    }
}
