package io.ordermesh.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.api.ListRules;
import io.ordermesh.sandbox.api.ListRules.TimeFilter;
import io.ordermesh.sandbox.api.Lists;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.SandboxClock;
import java.time.Duration;
import java.util.Objects;

/** Lists and the clock under /sandbox. */
final class ListRoutes {
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
        ObjectNode body = request.object();
        ListRules usual = ListRules.USUAL;
        String filter = Objects.requireNonNullElse(
                Json.text(body, "timeFilter"), usual.timeFilter().name());
        ListRules rules = new ListRules(
                Request.constant(TimeFilter.class, filter),
                body.path("refusal").asInt(usual.refusal()),
                body.path("oldestFirst").asBoolean(),
                body.path("movesPerPage").asInt(),
                body.path("largestPage").asInt());
        lists.setRules(rules);
        return Json.object()
                .put("timeFilter", rules.timeFilter().name())
                .put("refusal", rules.refusal())
                .put("oldestFirst", rules.oldestFirst())
                .put("movesPerPage", rules.movesPerPage())
                .put("largestPage", rules.largestPage());
    }

    /** Both clocks are wrong by the same time, unless another one is given for the header. */
    private JsonNode setClock(Request request) {
        ObjectNode body = request.object();
        Duration written = Duration.ofSeconds(body.path("seconds").asLong());
        JsonNode date = body.path("dateSeconds");
        clock.shift(written, date.isNull() ? null : Duration.ofSeconds(date.asLong(written.toSeconds())));
        return Json.object()
                .put("writes", clock.instant().toString())
                .put("answers", clock.answered().map(Object::toString).orElse(null));
    }
}
