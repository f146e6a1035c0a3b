package io.ordermesh.gateway.crash;

import io.ordermesh.gateway.outside.ReplicaDeliveries;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run has shown.
 *
 * @param line the run in one line
 * @param findings everything that is not as it must be, orders that differ first
 */
record Verdict(String line, List<Finding> findings) {

    private static final int SHOWN = 20;

    Verdict {
        findings = List.copyOf(findings);
    }

    static Verdict of(Plan plan, Evidence evidence, Losses losses, int kills) {
        List<Finding> differing = Checks.rowsAreOrders(evidence);
        List<Finding> lost = Checks.acceptedEventsAreThere(evidence);
        List<Finding> uncounted = Checks.missedWebhooksAreCounted(evidence, losses);
        Stream<Finding> others = Stream.<Function<Evidence, List<Finding>>>of(
                        Checks::lastRecordsAreRows,
                        Checks::revisionsNeverFall,
                        Checks::noPostCameTwice,
                        Checks::nothingWasGivenUp)
                .flatMap(check -> check.apply(evidence).stream());
        String line = String.format(
                Locale.ROOT,
                "Crash run: seed=%d hints=%d kills=%d orders=%d gone=%d differing=%d lost=%d missed=%d of %d..%d",
                plan.seed(),
                hints(evidence),
                kills,
                evidence.orders().size(),
                evidence.rows().values().stream().filter(Copies.Row::gone).count(),
                differing.size(),
                lost.size(),
                evidence.sweeps().missed().values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                Checks.surelyMissed(evidence, losses).count(),
                losses.total());
        return new Verdict(
                line,
                Stream.concat(Stream.of(differing, lost, uncounted).flatMap(List::stream), others)
                        .toList());
    }

    /** For people: the first finding in full, with the story of its order, and the headings of others. */
    String report(Function<String, List<String>> timeline) {
        Stream<String> first = findings.stream().limit(1).flatMap(finding -> lines(finding, timeline));
        Stream<String> others = findings.stream().skip(1).limit(SHOWN).map(Finding::heading);
        Stream<String> rest = findings.size() > SHOWN + 1
                ? Stream.of("and " + (findings.size() - SHOWN - 1) + " findings more")
                : Stream.of();
        return Stream.of(Stream.of(line), first, others, rest)
                .flatMap(Function.identity())
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> lines(Finding finding, Function<String, List<String>> timeline) {
        List<String> story = finding.key().isEmpty() ? List.of() : timeline.apply(finding.key());
        return Stream.of(Stream.of(finding.heading()), finding.details().stream(), story.stream())
                .flatMap(Function.identity());
    }

    /** Events that a gateway answered 202. */
    private static long hints(Evidence evidence) {
        return evidence.webhooks().stream()
                .filter(webhook -> webhook.result().isAccepted())
                .mapToLong(webhook -> ReplicaDeliveries.events(webhook.body()).size())
                .sum();
    }
}
