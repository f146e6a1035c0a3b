package io.ordermesh.gateway.ordermesh;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import java.lang.reflect.Method;

/** Which failed calls of an operation are sent again. */
enum Repetition {
    /** Sent again after every passing failure: to do it twice is to do it once (RFC 9110, 9.2.2). */
    ALWAYS,
    /**
     * Sent again only if OrderMesh surely did not take the call: no connection came about, or it was refused unread.
     * After any other failure nobody knows whether it was carried out, and the caller is told so.
     */
    UNREAD;

    /** By the HTTP method: GET, PUT and DELETE always, POST and PATCH unread. */
    static Repetition of(Method operation) {
        return operation.isAnnotationPresent(GET.class)
                        || operation.isAnnotationPresent(PUT.class)
                        || operation.isAnnotationPresent(DELETE.class)
                ? ALWAYS
                : UNREAD;
    }
}
