package io.ordermesh.gateway.http;

/** Why a request went no further than the connection. Each is one response and one metric tag; the connection is closed. */
enum Refusal {
    MALFORMED(400, "The request is not HTTP/1.1 as RFC 9112 has it."),
    NO_HOST(400, "The request must have one Host header with a host in it."),
    BAD_TARGET(
            400,
            "The request's address is not a URI in normal form: no empty, \".\" or \"..\" segments, no \";\" in the path"
                    + " (send %3B), and each % followed by two hexadecimal digits."),
    TIMED_OUT(408, "The request did not arrive as a whole in time."),
    BODY_TOO_LARGE(413, "The body is larger than this gateway accepts."),
    TARGET_TOO_LONG(414, "The request's address is longer than this gateway accepts."),
    HEADERS_TOO_LARGE(431, "The request's headers are larger than this gateway accepts."),
    UNKNOWN_METHOD(501, "The request's method is not one that this gateway knows."),
    TRANSFER_ENCODING(501, "Of transfer encodings this gateway knows \"chunked\" alone."),
    HTTP_VERSION(505, "This gateway speaks HTTP/1.1 and HTTP/1.0.");

    private final int status;
    private final String detail;

    Refusal(int status, String detail) {
        this.status = status;
        this.detail = detail;
    }

    int status() {
        return status;
    }

    String detail() {
        return detail;
    }
}
