package io.ordermesh.sandbox.control;

import java.util.NoSuchElementException;

/** There is nothing of that kind with that id. */
final class NotThere extends NoSuchElementException {
    private static final long serialVersionUID = 1L;

    NotThere(String kind, String id) {
        super("There is no " + kind + " " + id);
    }
}
