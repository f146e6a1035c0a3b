package io.ordermesh.gateway.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.net.HostAndPort;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The form that a request's head must have (RFC 9110, 9112, 3986). What is ambiguous is refused, since whatever stands
 * before the gateway might read it differently.
 */
final class RequestForm {

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    /** The characters of a header's name (RFC 9110, section 5.6.2). */
    private static final BitSet TOKEN = new BitSet();

    static {
        "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                .chars()
                .forEach(TOKEN::set);
    }

    private final long maxBodySize;

    /** @param maxBodySize largest body that a request may declare, in bytes */
    RequestForm(long maxBodySize) {
        this.maxBodySize = maxBodySize;
    }

    /** Why the request is refused, or null if its head is in order. */
    @Nullable
    Refusal judge(HttpRequest request) {
        Throwable unreadable = request.decoderResult().cause();
        if (unreadable != null) {
            return unreadable(unreadable);
        }
        HttpVersion version = request.protocolVersion();
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            return Refusal.HTTP_VERSION;
        }
        if (!METHODS.contains(request.method())) {
            return Refusal.UNKNOWN_METHOD;
        }
        if (!request.headers().names().stream().allMatch(RequestForm::isToken)) {
            return Refusal.MALFORMED;
        }
        if (!transferEncodingKnown(request)) {
            return Refusal.TRANSFER_ENCODING;
        }
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.size() != 1 || hosts.get(0).isBlank() || HostAndPort.parseAuthority(hosts.get(0), -1) == null) {
            return Refusal.NO_HOST;
        }
        if (!RequestTarget.isNormal(request.method(), request.uri())) {
            return Refusal.BAD_TARGET;
        }
        return HttpUtil.getContentLength(request, 0L) > maxBodySize ? Refusal.BODY_TOO_LARGE : null;
    }

    private static Refusal unreadable(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return Refusal.TARGET_TOO_LONG;
        }
        return cause instanceof TooLongHttpHeaderException ? Refusal.HEADERS_TOO_LARGE : Refusal.MALFORMED;
    }

    private static boolean isToken(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c < 128 && TOKEN.get(c));
    }

    /** The decoder takes a body of an unknown transfer encoding for none, and then parses it as the next request. */
    private static boolean transferEncodingKnown(HttpRequest request) {
        List<String> encodings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return encodings.isEmpty()
                || (encodings.size() == 1 && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(encodings.get(0)));
    }
}
