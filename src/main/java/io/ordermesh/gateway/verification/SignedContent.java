package io.ordermesh.gateway.verification;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a signature is made of: a text with places for the body and the time. */
record SignedContent(List<String> pieces) {

    private static final String BODY = "{body}";
    private static final String TIMESTAMP = "{timestamp}";
    private static final Pattern PIECE = Pattern.compile("\\{body}|\\{timestamp}|(?:(?!\\{body}|\\{timestamp}).)+");

    static SignedContent parse(String template) {
        List<String> pieces = new ArrayList<>();
        Matcher piece = PIECE.matcher(template);
        while (piece.find()) {
            pieces.add(piece.group());
        }
        return new SignedContent(List.copyOf(pieces));
    }

    boolean holdsBody() {
        return pieces.stream().filter(BODY::equals).count() == 1;
    }

    boolean holdsTimestamp() {
        return pieces.stream().filter(TIMESTAMP::equals).count() == 1;
    }

    List<byte[]> parts(String timestamp, byte[] body) {
        return pieces.stream()
                .map(piece -> switch (piece) {
                    case BODY -> body;
                    case TIMESTAMP -> timestamp.getBytes(StandardCharsets.UTF_8);
                    default -> piece.getBytes(StandardCharsets.UTF_8);
                })
                .toList();
    }
}
