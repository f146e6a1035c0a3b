package io.ordermesh.sandbox.webhook;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a header of a webhook may be, so that it leaves the request one that HTTP allows. */
final class HeaderSyntax {
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "expect", "host", "te", "trailer", "transfer-encoding", "upgrade");

    private HeaderSyntax() {}

    /** Fails in one sentence that shows no value, which may be a secret. */
    static void require(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A header's name must be letters, digits and hyphens.");
        }
        if (OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("The header " + name + " belongs to the connection: leave it out.");
        }
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("The value of the header " + name + " must be on one line, in Latin-1.");
        }
    }
}
