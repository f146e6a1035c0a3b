package io.ordermesh.gateway.http;

import io.netty.handler.codec.http.HttpMethod;
import io.vertx.core.net.HostAndPort;
import java.util.Locale;

/**
 * The target of a request: {@code /path?query}, the same behind {@code http://host}, or {@code *} for {@code OPTIONS}
 * (RFC 9112, section 3.2). A path in normal form is routed, measured and logged under one name alone.
 */
final class RequestTarget {

    /** Unreserved, sub-delims, and what else a path or a query may hold unescaped (RFC 3986). */
    private static final String ALLOWED = "-._~!$&'()*+,;=:@/?";

    private RequestTarget() {}

    static boolean isNormal(HttpMethod method, String target) {
        if (target.equals("*")) {
            return method.equals(HttpMethod.OPTIONS);
        }
        int path = pathStart(target);
        if (path < 0 || !isUri(target)) {
            return false;
        }
        int query = target.indexOf('?', path);
        return isNormalPath(target.substring(path, query < 0 ? target.length() : query));
    }

    private static int pathStart(String target) {
        if (target.startsWith("/")) {
            return 0;
        }
        String lower = target.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
            return -1;
        }
        int authority = target.indexOf("://") + 3;
        int path = target.indexOf('/', authority);
        return path > authority && HostAndPort.parseAuthority(target.substring(authority, path), -1) != null
                ? path
                : -1;
    }

    private static boolean isUri(String target) {
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c == '%') {
                if (i + 2 >= target.length() || !isHex(target.charAt(i + 1)) || !isHex(target.charAt(i + 2))) {
                    return false;
                }
            } else if (!isAlphanumeric(c) && ALLOWED.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNormalPath(String path) {
        if (path.indexOf(';') >= 0) {
            return false;
        }
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            if (isDots(segments[i]) || (segments[i].isEmpty() && !last)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDots(String segment) {
        String decoded = segment.toLowerCase(Locale.ROOT).replace("%2e", ".");
        return decoded.equals(".") || decoded.equals("..");
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static boolean isHex(char c) {
        return Character.digit(c, 16) >= 0 && c < 128;
    }
}
