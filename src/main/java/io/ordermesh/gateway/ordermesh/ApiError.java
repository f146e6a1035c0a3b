package io.ordermesh.gateway.ordermesh;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that OrderMesh found wrong with a request (schema {@code Error}, contract 2.6, assumed).
 *
 * @param code what kind of mistake
 * @param message in words, without what could be personal: what stands in quotation marks, e-mail addresses and numbers
 * @param field the field of the request that is concerned
 */
public record ApiError(
        @Nullable String code,
        @Nullable String message,
        @Nullable String field) {

    private static final int LONGEST = 200;
    private static final String HIDDEN = "…";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,80}");
    private static final Pattern PERSONAL =
            Pattern.compile("\"[^\"]*\"?|'[^']*'?|\\S+@\\S+|\\+?\\d[\\d ().-]{2,}\\d|\\d{4,}");

    /** Takes over what of an error body can be shown. */
    static ApiError of(@Nullable String code, @Nullable String message, @Nullable String field) {
        return new ApiError(name(code), message == null ? null : cut(message), name(field));
    }

    /** What a log shows: words may name a person whatever is hidden in them. */
    @Override
    public String toString() {
        return (code == null ? "?" : code) + (field == null ? "" : "(" + field + ")");
    }

    private static @Nullable String name(@Nullable String text) {
        return text != null && NAME.matcher(text).matches() ? text : null;
    }

    private static String cut(String message) {
        String hidden = PERSONAL.matcher(message.length() > LONGEST ? message.substring(0, LONGEST) : message)
                .replaceAll(HIDDEN);
        return message.length() > LONGEST ? hidden + HIDDEN : hidden;
    }
}
