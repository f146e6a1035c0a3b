package io.ordermesh.gateway.ordermesh.operation;

import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An operation by example.
 *
 * @param scenario calls it so that it is carried out, and shows by what is read that it was
 * @param call is well-formed and about nothing that exists
 * @param refusals what the sandbox refuses by itself, by the status that it answers; made ready when applied, sent when
 *     subscribed to
 */
public record Example(
        String operation,
        Scenario scenario,
        Function<Ends, Uni<?>> call,
        Map<Integer, Function<Ends, Uni<?>>> refusals) {

    /** Asserts what an operation does. */
    @FunctionalInterface
    public interface Scenario {
        void play(Ends ends);
    }

    /** All there are, by operationId. */
    public static Map<String, Example> all() {
        return Stream.of(
                        NoteExamples.all(),
                        OrderExamples.all(),
                        OrderChangeExamples.all(),
                        OrderItemExamples.all(),
                        AuditExamples.all(),
                        ShipmentExamples.all(),
                        ShipmentReadingExamples.all(),
                        RoutingExamples.all(),
                        PackageExamples.all(),
                        TokenExamples.all(),
                        ExtrasExamples.all())
                .flatMap(List::stream)
                .collect(Collectors.toMap(Example::operation, each -> each));
    }

    static Example of(String operation, Scenario scenario, Function<Ends, Uni<?>> call) {
        return new Example(operation, scenario, call, Map.of());
    }

    /** Further, what is refused with that status. */
    Example refusing(int status, Function<Ends, Uni<?>> refused) {
        Map<Integer, Function<Ends, Uni<?>>> more = new HashMap<>(refusals);
        more.put(status, refused);
        return new Example(operation, scenario, call, more);
    }

    /** Further, that what the call is about is missing. */
    Example missing() {
        return refusing(404, call);
    }
}
