package io.ordermesh.gateway.request;

import io.ordermesh.gateway.problem.Parameters;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Checks how the address of a request is encoded. Decoders drop, cut off or replace what is not encoded right. */
final class RequestAddress {

    /** Without `;`, which would begin a matrix or a query parameter, and `#`, behind which all is dropped. */
    private static final Pattern ENCODED = Pattern.compile("(?:[!-~&&[^;#%]]|%[0-9A-Fa-f]{2})*+");

    private RequestAddress() {}

    static void check(String uri) {
        if (!ENCODED.matcher(uri).matches()) {
            throw Parameters.bad("The address holds a character that has to be percent-encoded, for example ; as %3B,"
                    + " # as %23 and % as %25");
        }
        try {
            // Each byte becomes one character, and then a byte again.
            byte[] bytes = URLDecoder.decode(uri, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw Parameters.bad("The address is not UTF-8; encode its characters as UTF-8, then as percent signs");
        }
    }
}
