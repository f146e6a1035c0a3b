package io.ordermesh.sandbox.control;

import java.util.Collection;

/** Names that a request may or may not use. */
final class Names {
    private static final int SHOWN = 60;

    private Names() {}

    /** Refuses the first name that is not known. What is ignored today would be taken for done. */
    static void requireKnown(Iterable<String> names, Collection<String> known) {
        for (String name : names) {
            if (!known.contains(name)) {
                throw new InvalidRequest(shown(name) + " is not known here: "
                        + (known.isEmpty() ? "leave it out." : "use " + list(known, "and") + "."));
            }
        }
    }

    /** "a, b or c", with that last word between. */
    static String list(Collection<String> names, String word) {
        String all = String.join(", ", names);
        int last = all.lastIndexOf(", ");
        return last < 0 ? all : all.substring(0, last) + " " + word + all.substring(last + 1);
    }

    /** A name as it came, cut where it is long. */
    static String shown(String name) {
        return name.length() <= SHOWN ? name : name.substring(0, SHOWN) + "…";
    }
}
