package io.ordermesh.gateway.ordermesh;

import static io.ordermesh.gateway.ordermesh.CallResults.done;
import static io.ordermesh.gateway.ordermesh.CallResults.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.ordermesh.notes.CreateNoteModel;
import io.ordermesh.gateway.ordermesh.notes.ResourceReferenceModel;
import io.ordermesh.gateway.ordermesh.notes.UpdateNotePayload;
import io.ordermesh.gateway.ordermesh.orders.BaseAddressModel;
import io.ordermesh.gateway.ordermesh.orders.BaseAddressModelBuilder;
import io.ordermesh.gateway.ordermesh.orders.CreateOrderItemModel;
import io.ordermesh.gateway.ordermesh.orders.CreateOrderModel;
import io.ordermesh.gateway.ordermesh.orders.UpdateOrderModelBuilder;
import io.ordermesh.gateway.outside.Provided;
import io.ordermesh.gateway.outside.World;
import io.ordermesh.gateway.outside.WorldResource;
import io.ordermesh.sandbox.fault.Fault;
import io.ordermesh.sandbox.fault.FaultKind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each flaw of OrderMesh crossed with each kind of call: what the caller is told, and how often OrderMesh was asked. */
@QuarkusTest
@QuarkusTestResource(WorldResource.class)
class CallsIT {

    private static final String ID = "0123456789abcdef01234567";

    /** Of each HTTP method at least one. */
    private static final Map<String, Function<Upstream, Uni<?>>> OPERATIONS = Map.of(
            "getOrder", upstream -> upstream.orders().getOrder(ID),
            "updateNote", upstream -> upstream.notes().updateNote(ID, new UpdateNotePayload("text")),
            "deleteNote", upstream -> upstream.notes().deleteNote(ID),
            "createOrder", upstream -> upstream.orders().createOrder(order()),
            "createNote",
                    upstream -> upstream.notes()
                            .createNote(new CreateNoteModel(new ResourceReferenceModel("Order", ID), "text", null)),
            "updateOrder",
                    upstream -> upstream.orders()
                            .updateOrder(
                                    ID,
                                    UpdateOrderModelBuilder.builder()
                                            .customerShippingMethod("Standard")
                                            .build()));

    private static final List<String> REPEATABLE = List.of("getOrder", "updateNote", "deleteNote");

    @Provided
    World world;

    @Inject
    OrderMesh orderMesh;

    @Inject
    Merchants merchants;

    @AfterEach
    void makeGood() {
        world.sandbox().faults().removeAll();
    }

    /** How a flaw ends for calls that are always repeated, and for those that are not; how often each is sent. */
    @SuppressWarnings("ImmutableEnumChecker") // Its functions hold nothing.
    private enum Flaw {
        REFUSED(operation -> Fault.status(operation, 400), Reason.INVALID, 1, Reason.INVALID, 1),
        FORBIDDEN(operation -> Fault.status(operation, 403), Reason.FORBIDDEN, 1, Reason.FORBIDDEN, 1),
        MISSING(operation -> Fault.status(operation, 404), Reason.NOT_FOUND, 1, Reason.NOT_FOUND, 1),
        CONFLICT(operation -> Fault.status(operation, 409), Reason.CONFLICT, 1, Reason.CONFLICT, 1),
        TOKEN(operation -> Fault.status(operation, 401), Reason.UNAUTHORIZED, 2, Reason.UNAUTHORIZED, 2),
        LIMITED(operation -> Fault.rateLimit(operation, 0), Reason.RATE_LIMITED, 2, Reason.RATE_LIMITED, 2),
        LIMITED_FOR_LONG(operation -> Fault.rateLimit(operation, 30), Reason.RATE_LIMITED, 1, Reason.RATE_LIMITED, 1),
        BROKEN(operation -> Fault.status(operation, 500), Reason.UNAVAILABLE, 2, Reason.UNKNOWN_OUTCOME, 1),
        AWAY(operation -> Fault.status(operation, 503), Reason.UNAVAILABLE, 2, Reason.UNKNOWN_OUTCOME, 1),
        AWAY_FOR_A_MOMENT(
                operation -> Fault.status(operation, 503).withRetryAfterSeconds(0),
                Reason.UNAVAILABLE,
                2,
                Reason.UNAVAILABLE,
                2),
        AWAY_FOR_LONG(
                operation -> Fault.status(operation, 503).withRetryAfterSeconds(30),
                Reason.UNAVAILABLE,
                1,
                Reason.UNAVAILABLE,
                1),
        CUT(
                operation -> Fault.of(FaultKind.CUT, operation).withTakesEffect(false),
                Reason.UNREACHABLE,
                2,
                Reason.UNKNOWN_OUTCOME,
                1);

        private final Function<String, Fault> fault;
        private final Reason ifRepeatable;
        private final int sentIfRepeatable;
        private final Reason otherwise;
        private final int sentOtherwise;

        Flaw(
                Function<String, Fault> fault,
                Reason ifRepeatable,
                int sentIfRepeatable,
                Reason otherwise,
                int sentOtherwise) {
            this.fault = fault;
            this.ifRepeatable = ifRepeatable;
            this.sentIfRepeatable = sentIfRepeatable;
            this.otherwise = otherwise;
            this.sentOtherwise = sentOtherwise;
        }
    }

    static Stream<Arguments> everyFlawAndKind() {
        return Stream.of(Flaw.values())
                .flatMap(flaw -> OPERATIONS.keySet().stream().sorted().map(operation -> Arguments.of(flaw, operation)));
    }

    @ParameterizedTest
    @MethodSource("everyFlawAndKind")
    void aFlawIsToldAndNothingIsDoneTwice(Flaw flaw, String operation) {
        world.sandbox().faults().add(flaw.fault.apply(operation).withMerchant("acme"));
        boolean repeatable = REPEATABLE.contains(operation);
        long before = sent(operation);

        OrderMeshFailure failure =
                failure(Objects.requireNonNull(OPERATIONS.get(operation)).apply(fresh()));

        assertThat(failure.reason()).isEqualTo(repeatable ? flaw.ifRepeatable : flaw.otherwise);
        int expected = repeatable ? flaw.sentIfRepeatable : flaw.sentOtherwise;
        assertThat(failure.attempts()).isEqualTo(expected);
        // A call that was given up is noted when its connection is closed.
        await().atMost(CallResults.PATIENCE)
                .untilAsserted(() -> assertThat(sent(operation) - before).isEqualTo(expected));
        assertThat(failure.operation()).isEqualTo(operation);
        if (flaw == Flaw.LIMITED_FOR_LONG || flaw == Flaw.AWAY_FOR_LONG) {
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(30));
        }
    }

    /** All at once, since each lasts until the gateway gives up. */
    @Test
    void anAnswerThatDoesNotComeInTimeIsToldAndNothingIsDoneTwice() {
        Map<String, Fault> late = Map.of(
                "getOrder", Fault.of(FaultKind.HOLD, "getOrder"),
                "createOrder", Fault.of(FaultKind.HOLD, "createOrder"),
                "updateNote", Fault.of(FaultKind.HANG, "updateNote"),
                "updateOrder", Fault.of(FaultKind.HANG, "updateOrder"),
                "deleteNote", Fault.latency("deleteNote", Duration.ofSeconds(3)),
                "createNote", Fault.latency("createNote", Duration.ofSeconds(3)));
        Map<String, Long> before = new HashMap<>();
        late.forEach((operation, fault) -> {
            world.sandbox().faults().add(fault.withMerchant("acme"));
            before.put(operation, sent(operation));
        });

        Map<String, CompletableFuture<?>> calls = new HashMap<>();
        late.keySet()
                .forEach(operation -> calls.put(
                        operation,
                        Objects.requireNonNull(OPERATIONS.get(operation))
                                .apply(fresh())
                                .subscribeAsCompletionStage()));

        assertThat(calls).allSatisfy((operation, call) -> {
            OrderMeshFailure failure = failure(call);
            boolean repeatable = REPEATABLE.contains(operation);
            assertThat(failure.reason()).isEqualTo(repeatable ? Reason.TIMED_OUT : Reason.UNKNOWN_OUTCOME);
            assertThat(failure.attempts()).isEqualTo(repeatable ? 2 : 1);
            assertThat(failure.operation()).isEqualTo(operation);
            // A call that was given up is noted when its connection is closed.
            await().atMost(CallResults.PATIENCE)
                    .untilAsserted(() -> assertThat(sent(operation) - before.getOrDefault(operation, 0L))
                            .isEqualTo(repeatable ? 2 : 1));
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"GARBAGE", "TRUNCATED", "HTML"})
    void anAnswerThatCannotBeReadIsUnreadableAndNotAskedForAgain(FaultKind kind) {
        List.of("getOrder", "createOrder").forEach(operation -> world.sandbox()
                .faults()
                .add(Fault.of(kind, operation).withTakesEffect(false).withMerchant("acme")));
        long read = sent("getOrder");
        long created = sent("createOrder");

        assertThat(failure(fresh().orders().getOrder(ID)).reason()).isEqualTo(Reason.UNREADABLE);
        assertThat(failure(fresh().orders().createOrder(order())).reason()).isEqualTo(Reason.UNREADABLE);

        assertThat(sent("getOrder") - read).isEqualTo(1);
        assertThat(sent("createOrder") - created).isEqualTo(1);
    }

    @Test
    void errorsAreToldWithoutWhatCouldBePersonal() {
        world.sandbox()
                .faults()
                .add(Fault.status("createOrder", 400)
                        .withBody("{\"errors\": [{\"code\": \"Validation\", \"field\": \"items[0].sku\","
                                + " \"message\": \"'Jane Roe' is no sku\"}]}")
                        .withMerchant("acme"));

        OrderMeshFailure failure = failure(fresh().orders().createOrder(order()));

        assertThat(failure.errors()).containsExactly(new ApiError("Validation", "… is no sku", "items[0].sku"));
        assertThat(failure.getMessage()).contains("items[0].sku").doesNotContain("Jane");
    }

    /** The answer to a creation is lost: nobody knows, nobody asks again, and the order is there once. */
    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"CUT", "LATENCY"})
    void aCreationWhoseAnswerIsLostIsThereOnce(FaultKind kind) {
        CreateOrderModel wanted = order();
        long before = sent("createOrder");
        world.sandbox()
                .faults()
                .add(Fault.of(kind, "createOrder")
                        .withLatency(Duration.ofSeconds(3))
                        .withTakesEffect(true)
                        .withMerchant("acme"));

        OrderMeshFailure failure = failure(fresh().orders().createOrder(wanted));

        assertThat(failure.reason()).isEqualTo(Reason.UNKNOWN_OUTCOME);
        assertThat(failure.unread()).isFalse();
        await().atMost(CallResults.PATIENCE)
                .untilAsserted(() -> assertThat(sent("createOrder") - before).isEqualTo(1));
        world.sandbox().faults().removeAll();
        assertThat(done(fresh().orders().getOrderBySafeId(wanted.safeId())).safeId())
                .contains(wanted.safeId());
        assertThat(failure(fresh().orders().createOrder(wanted)).reason()).isEqualTo(Reason.CONFLICT);
    }

    /** It was refused, so that it was not carried out, and is sent once more with a new token. */
    @Test
    void aCreationWithATokenThatHasEndedIsCarriedOutOnce() {
        Upstream upstream = fresh();
        done(upstream.orders().createOrder(order()));
        long before = sent("createOrder");
        CreateOrderModel wanted = order();
        world.sandbox().tokens().expireAll("acme");

        done(upstream.orders().createOrder(wanted));

        assertThat(sent("createOrder") - before).isEqualTo(2);
        assertThat(world.sandbox()
                        .countCalls(call -> call.operationId().equals("createOrder")
                                && call.status() < 300
                                && call.body().contains(wanted.safeId())))
                .isEqualTo(1);
        assertThat(failure(upstream.orders().createOrder(wanted)).reason()).isEqualTo(Reason.CONFLICT);
    }

    @Test
    void whatIsCreatedCanBeRead() {
        CreateOrderModel wanted = order();
        String id = done(fresh().orders().createOrder(wanted)).orderId();

        assertThat(done(fresh().orders().getOrder(id)).safeId()).contains(wanted.safeId());
        assertThat(failure(fresh().orders().createOrder(wanted)).reason()).isEqualTo(Reason.CONFLICT);
    }

    /** With a breaker of its own, which is closed. */
    private Upstream fresh() {
        return orderMesh.upstream(merchants.find("acme").orElseThrow());
    }

    private long sent(String operation) {
        return world.sandbox()
                .countCalls(call -> call.operationId().equals(operation)
                        && "acme".equals(call.merchant())
                        // The gateway reads orders of its own accord.
                        && (!operation.equals("getOrder") || call.path().contains(ID)));
    }

    private static CreateOrderModel order() {
        BaseAddressModel address = BaseAddressModelBuilder.builder()
                .firstName("Jane")
                .lastName("Roe")
                .line1("1 Main Street")
                .city("Springfield")
                .state("IL")
                .zip("62701")
                .countryCode("US")
                .build();
        return CreateOrderModel.of(
                "safe-" + UUID.randomUUID(),
                World.ACME.upstreamId(),
                "M-" + UUID.randomUUID(),
                address,
                "Standard",
                List.of(CreateOrderItemModel.of("SKU-1", 1)));
    }
}
