package io.ordermesh.gateway.ordermesh.operation;

import static io.ordermesh.gateway.ordermesh.operation.Ends.UNKNOWN;
import static io.ordermesh.gateway.ordermesh.operation.Ends.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.ordermesh.Pages;
import io.ordermesh.gateway.ordermesh.orders.CreateOrderModel;
import io.ordermesh.gateway.ordermesh.orders.CreateOrderModelBulkModel;
import io.ordermesh.gateway.ordermesh.orders.Order;
import io.ordermesh.gateway.ordermesh.orders.OrderSearch;
import io.ordermesh.gateway.ordermesh.orders.OrdersApi;
import io.ordermesh.gateway.ordermesh.wire.BulkItem;
import io.ordermesh.gateway.ordermesh.wire.Page;
import io.ordermesh.gateway.outside.World;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Orders are created and read. */
final class OrderExamples {

    private static final int LARGEST_PAGE = 200;

    private OrderExamples() {}

    static List<Example> all() {
        return List.of(
                Example.of("createOrder", OrderExamples::create, ends -> orders(ends)
                                .createOrder(Orders.full(World.ACME.upstreamId())))
                        .refusing(400, ends -> orders(ends).createOrder(Orders.simple("blanks are no good")))
                        .refusing(403, ends -> orders(ends).createOrder(Orders.full(World.GLOBEX.upstreamId())))
                        .refusing(409, OrderExamples::known),
                Example.of("searchOrders", OrderExamples::search, ends -> orders(ends)
                                .searchOrders(OrderSearch.all().withExternalId(UNKNOWN)))
                        .refusing(400, ends -> orders(ends)
                                .searchOrders(OrderSearch.all().withPageSize(0))),
                Example.of("createOrdersBulk", OrderExamples::createBulk, ends -> orders(ends)
                        .createOrdersBulk(new CreateOrderModelBulkModel(List.of(Orders.simple("never-created"))))),
                Example.of("getOrdersBulk", OrderExamples::getBulk, ends -> orders(ends)
                                .getOrdersBulk(List.of(UNKNOWN)))
                        .refusing(400, ends -> orders(ends).getOrdersBulk(List.of())),
                Example.of("listOrders", OrderExamples::list, ends -> orders(ends)
                                .listOrders(UNKNOWN, null, null))
                        .refusing(400, ends -> orders(ends).listOrders(null, 1, 1_000)),
                Example.of("getOrder", OrderExamples::get, ends -> orders(ends).getOrder(UNKNOWN))
                        .missing(),
                Example.of("getOrderBySafeId", OrderExamples::getBySafeId, ends -> orders(ends)
                                .getOrderBySafeId(UNKNOWN))
                        .missing());
    }

    private static OrdersApi orders(Ends ends) {
        return ends.upstream().orders();
    }

    private static void create(Ends ends) {
        CreateOrderModel wanted = Orders.full(World.ACME.upstreamId());

        var created = done(orders(ends).createOrder(wanted));

        assertThat(created.safeId()).contains(wanted.safeId());
        Order read = done(orders(ends).getOrder(created.orderId()));
        Written.isIn(read.wire(), wanted);
        assertThat(read.shortId()).isEqualTo(created.shortId());
        assertThat(read.status()).contains("Open");
    }

    private static Uni<?> known(Ends ends) {
        CreateOrderModel order = Orders.full(World.ACME.upstreamId());
        done(orders(ends).createOrder(order));
        return orders(ends).createOrder(order);
    }

    private static void search(Ends ends) {
        CreateOrderModel wanted = Orders.full(World.ACME.upstreamId());
        String id = done(orders(ends).createOrder(wanted)).orderId();
        Order order = done(orders(ends).getOrder(id));
        var created = order.createdAt().orElseThrow();
        OrderSearch own = OrderSearch.ofMerchant(World.ACME.upstreamId()).withSafeId(wanted.safeId());

        assertThat(found(ends, own)).containsExactly(id);
        assertThat(found(ends, OrderSearch.all().withExternalId(wanted.externalId())))
                .containsExactly(id);
        assertThat(found(ends, OrderSearch.all().withShortId(order.shortId().orElseThrow())))
                .containsExactly(id);
        assertThat(found(ends, own.withStatus("Open").withSku("TEE-L").withCreatedFrom(created)))
                .containsExactly(id);
        assertThat(found(ends, own.withStatus("Fulfilled"))).isEmpty();
        own = OrderSearch.all().withSafeId(wanted.safeId());
        assertThat(found(ends, own.withUpdatedTo(created.minus(Duration.ofSeconds(1)))))
                .isEmpty();
    }

    private static List<String> found(Ends ends, OrderSearch search) {
        return done(orders(ends).searchOrders(search)).items().stream()
                .map(Order::id)
                .toList();
    }

    private static void createBulk(Ends ends) {
        CreateOrderModel order = Orders.full(World.ACME.upstreamId());
        var refusedInPart = new CreateOrderModelBulkModel(List.of(order, order, Orders.simple("blanks are no good")));

        List<BulkItem> answers =
                done(orders(ends).createOrdersBulk(refusedInPart)).responses();

        assertThat(answers).extracting(BulkItem::statusCode).containsExactly(201L, 409L, 400L);
        assertThat(answers)
                .extracting(BulkItem::index)
                .containsExactly(Optional.of(0L), Optional.of(1L), Optional.of(2L));
        Written.isIn(
                done(orders(ends).getOrder(answers.get(0).id().orElseThrow())).wire(), order);
        assertThat(answers.get(1).errors()).isNotEmpty();
        var done = new CreateOrderModelBulkModel(List.of(Orders.full(World.ACME.upstreamId())));
        assertThat(done(orders(ends).createOrdersBulk(done)).responses()).allMatch(BulkItem::succeeded);
    }

    private static void getBulk(Ends ends) {
        String first = ends.open(1);
        String second = ends.open(2);

        List<BulkItem> answers = done(orders(ends).getOrdersBulk(List.of(first, UNKNOWN, second)))
                .responses();

        assertThat(answers).extracting(BulkItem::statusCode).containsExactly(200L, 404L, 200L);
        assertThat(answers)
                .extracting(BulkItem::id)
                .containsExactly(Optional.of(first), Optional.of(UNKNOWN), Optional.of(second));
        assertThat(answers.get(2).body().map(Order::new).orElseThrow().wire())
                .isEqualTo(done(orders(ends).getOrder(second)).wire());
    }

    private static void list(Ends ends) {
        String first = ends.open(1);
        String second = ends.open(1);

        List<String> ids =
                done(Pages.of("listOrders", LARGEST_PAGE, page -> orders(ends).listOrders(null, page, LARGEST_PAGE))
                        .map(Order::id)
                        .collect()
                        .asList());

        assertThat(ids).doesNotHaveDuplicates().containsSubsequence(second, first);
        assertThat(ids)
                .containsExactlyInAnyOrderElementsOf(ends.sandbox().orders().ids("acme"));
        Page<Order> page = done(orders(ends).listOrders(null, 1, 1));
        assertThat(page.items()).hasSize(1);
        assertThat(page.totalCount()).contains((long) ids.size());
        assertThat(done(orders(ends).listOrders(World.GLOBEX.upstreamId(), null, null))
                        .items())
                .isEmpty();
    }

    private static void get(Ends ends) {
        String id = ends.open(3);

        assertThat(done(orders(ends).getOrder(id)).wire().json())
                .isEqualTo(ends.snapshot(id).order());
    }

    private static void getBySafeId(Ends ends) {
        var order = ends.sandbox().orders().create("acme");

        assertThat(done(orders(ends).getOrderBySafeId(order.safeId())).wire().json())
                .isEqualTo(ends.snapshot(order.id()).order());
    }
}
