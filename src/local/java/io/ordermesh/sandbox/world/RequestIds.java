package io.ordermesh.sandbox.world;

import java.time.Instant;
import java.util.Locale;

/** Request ids in the two forms that webhooks carry. */
final class RequestIds {
    private RequestIds() {}

    /** A front-door reference, or a connection with the number of its request. */
    static String next(SeededValues values, Instant now) {
        if (values.chance(0.5)) {
            return WireDates.request(now) + "-" + values.hex(14);
        }
        return "0HN" + values.hex(10).toUpperCase(Locale.ROOT) + ":0000000" + values.between(1, 9);
    }
}
