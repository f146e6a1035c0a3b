package io.ordermesh.gateway.crash;

import io.ordermesh.gateway.outside.ReplicaDeliveries;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a run has shown. */
final class Verdict {

    private final List<Finding> differing;
    private final List<Finding> lost;
    private final List<Finding> others;
    private final String line;

    private Verdict(List<Finding> differing, List<Finding> lost, List<Finding> others, String line) {
        this.differing = differing;
        this.lost = lost;
        this.others = others;
        this.line = line;
    }

    static Verdict of(Plan plan, Evidence evidence, int kills) {
        List<Finding> differing = Checks.rowsAreOrders(evidence);
        List<Finding> lost = Checks.acceptedEventsAreThere(evidence);
        List<Finding> others = Stream.<Function<Evidence, List<Finding>>>of(
                        Checks::lastRecordsAreRows,
                        Checks::revisionsNeverFall,
                        Checks::noPostCameTwice,
                        Checks::nothingWasGivenUp)
                .flatMap(check -> check.apply(evidence).stream())
                .toList();
        long hints = evidence.webhooks().stream()
                .filter(webhook -> webhook.result().isAccepted())
                .mapToLong(webhook -> ReplicaDeliveries.events(webhook.body()).size())
                .sum();
        String line = String.format(
                "Crash run: seed=%d hints=%d kills=%d orders=%d differing=%d lost=%d",
                plan.seed(), hints, kills, evidence.orders().size(), differing.size(), lost.size());
        return new Verdict(differing, lost, others, line);
    }

    /** Everything that is not as it must be, orders that differ first. */
    List<Finding> findings() {
        return Stream.of(differing, lost, others).flatMap(List::stream).toList();
    }

    /** The run in one line. */
    String line() {
        return line;
    }
}
