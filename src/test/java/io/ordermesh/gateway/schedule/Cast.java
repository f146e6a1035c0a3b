package io.ordermesh.gateway.schedule;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who takes part in a schedule, by names such as {@code worker 2}, and who of them could take a step. */
final class Cast {

    private final Map<String, Actor> actors = new LinkedHashMap<>();
    private final Map<String, Integer> standsUntil = new HashMap<>();
    private final Map<String, Integer> idleSince = new HashMap<>();
    private int stirs;

    /** What the name says before its number. */
    static String kind(String name) {
        return name.split(" ", 2)[0];
    }

    void add(String name, Actor actor) {
        actors.put(name, actor);
    }

    Actor actor(String name) {
        Actor actor = actors.get(name);
        if (actor == null) {
            throw new IllegalArgumentException(name);
        }
        return actor;
    }

    List<String> able(int step) {
        return awake(step).stream()
                .filter(name -> !actor(name).steps().isEmpty())
                .toList();
    }

    /** Those of the kinds who are in the midst of something. */
    List<String> busy(Set<String> kinds, int step) {
        return awake(step).stream()
                .filter(name -> kinds.contains(kind(name)) && actor(name).busy())
                .toList();
    }

    void standStill(String name, int until) {
        standsUntil.put(name, until);
    }

    /** Whether somebody else of its kind goes on before that step. */
    boolean othersGoOn(String name, int step) {
        return actors.keySet().stream()
                .anyMatch(other -> !other.equals(name)
                        && kind(other).equals(kind(name))
                        && standsUntil.getOrDefault(other, 0) <= step);
    }

    /** It found nothing to do; nor will others of its kind, until something stirs. */
    void idle(String name) {
        idleSince.put(kind(name), stirs);
    }

    /** Somebody may find something to do now. */
    void stir() {
        stirs++;
    }

    private List<String> awake(int step) {
        return actors.keySet().stream()
                .filter(name -> standsUntil.getOrDefault(name, 0) <= step)
                .filter(name -> actor(name).busy() || idleSince.getOrDefault(kind(name), -1) < stirs)
                .toList();
    }
}
