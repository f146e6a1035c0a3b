package io.ordermesh.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.sandbox.api.ListRules;
import io.ordermesh.sandbox.api.ListRules.TimeFilter;
import io.ordermesh.sandbox.api.Lists;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.SandboxClock;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lists and the clock under /sandbox. */
final class ListRoutes {
    private static final int MOST_PER_PAGE = 1_000;
    private static final int FURTHEST_SECONDS = 315_360_000; // Ten years.

    private final Lists lists;
    private final SandboxClock clock;

    ListRoutes(Lists lists, SandboxClock clock) {
        this.lists = lists;
        this.clock = clock;
    }

    void mount(Control control) {
        control.on("PUT", "/sandbox/lists", this::setRules);
        control.on("PUT", "/sandbox/clock", this::setClock);
    }

    private JsonNode setRules(Request request) {
        ListRules usual = ListRules.USUAL;
        ListRules rules = request.read(fields -> new ListRules(
                Objects.requireNonNullElse(fields.constant("timeFilter", TimeFilter.class), usual.timeFilter()),
                fields.integer("refusal", usual.refusal(), 400, 599),
                fields.flag("oldestFirst", usual.oldestFirst()),
                fields.integer("movesPerPage", usual.movesPerPage(), 0, MOST_PER_PAGE),
                fields.integer("largestPage", usual.largestPage(), 0, MOST_PER_PAGE)));
        lists.setRules(rules);
        return Json.object()
                .put("timeFilter", rules.timeFilter().name())
                .put("refusal", rules.refusal())
                .put("oldestFirst", rules.oldestFirst())
                .put("movesPerPage", rules.movesPerPage())
                .put("largestPage", rules.largestPage());
    }

    /** How wrong the clock is, and the Date header; null for no such header. */
    private record Clocks(Duration written, @Nullable Duration date) {
        void apply(SandboxClock clock) {
            clock.shift(written, date);
        }
    }

    /** Both clocks are wrong by the same time, unless another one is given for the header. */
    private JsonNode setClock(Request request) {
        request.read(fields -> {
                    int written = fields.integer("seconds", 0, -FURTHEST_SECONDS, FURTHEST_SECONDS);
                    Integer given = fields.integer("dateSeconds", -FURTHEST_SECONDS, FURTHEST_SECONDS);
                    Integer date = fields.has("dateSeconds") ? given : Integer.valueOf(written);
                    return new Clocks(Duration.ofSeconds(written), date == null ? null : Duration.ofSeconds(date));
                })
                .apply(clock);
        return Json.object()
                .put("writes", clock.instant().toString())
                .put("answers", clock.answered().map(Object::toString).orElse(null));
    }
}
