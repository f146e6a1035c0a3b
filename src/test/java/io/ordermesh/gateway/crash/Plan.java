package io.ordermesh.gateway.crash;

import io.ordermesh.sandbox.world.SeededValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to happen in a run. It depends on nothing but seed and length; how what happens meets what the gateways do at
 * that moment is up to the machine.
 *
 * @param length how long orders are made and moved, and things begin to go wrong
 */
record Plan(long seed, Duration length, List<Disturbance> disturbances) {

    Plan {
        disturbances = List.copyOf(disturbances);
    }

    static Plan draw(long seed, Duration length) {
        List<Disturbance> drawn = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            drawn.addAll(draw(lane, SeededValues.of(seed, "plan", lane.name()), length));
        }
        return new Plan(seed, length, drawn);
    }

    /** Those of the lane, in their order. */
    List<Disturbance> disturbances(Lane lane) {
        return disturbances.stream().filter(each -> each.kind().lane() == lane).toList();
    }

    /** Each kind of the lane comes once before one comes again. */
    private static List<Disturbance> draw(Lane lane, SeededValues values, Duration length) {
        List<Disturbance> drawn = new ArrayList<>();
        List<Kind> left = new ArrayList<>();
        Duration at = between(values, lane.shortestRest(), lane.longestRest());
        while (at.compareTo(length) < 0) {
            if (left.isEmpty()) {
                left.addAll(Kind.of(lane));
            }
            Kind kind = left.remove(values.between(0, left.size() - 1));
            Disturbance next = new Disturbance(
                    kind,
                    at,
                    between(values, kind.shortest(), kind.longest()),
                    values.between(0, Integer.MAX_VALUE - 1));
            drawn.add(next);
            at = next.end().plus(between(values, lane.shortestRest(), lane.longestRest()));
        }
        return drawn;
    }

    @Override
    public String toString() {
        return "seed " + seed + ", " + length.toSeconds() + " s, " + disturbances.size() + " disturbances";
    }

    private static Duration between(SeededValues values, Duration shortest, Duration longest) {
        return Duration.ofMillis(values.between((int) shortest.toMillis(), (int) longest.toMillis()));
    }
}
