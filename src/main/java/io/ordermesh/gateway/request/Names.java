package io.ordermesh.gateway.request;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Sentences about names that a request may hold. A name from outside is repeated only if it is a plain one. */
final class Names {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final int MAX_REPEATED = 5;

    private Names() {}

    static boolean isPlain(String name) {
        return PLAIN.matcher(name).matches();
    }

    static String describeUnknown(String what, Collection<String> names) {
        List<String> shown =
                names.stream().filter(Names::isPlain).limit(MAX_REPEATED).toList();
        return "Unknown " + what + (shown.isEmpty() ? ". " : ": " + String.join(", ", shown) + ". ");
    }

    static String describeKnown(String otherwise, Collection<String> names) {
        return names.isEmpty() ? otherwise : "Known here: " + String.join(", ", names) + ".";
    }
}
