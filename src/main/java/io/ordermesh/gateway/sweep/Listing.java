package io.ordermesh.gateway.sweep;

import io.ordermesh.gateway.merchant.Merchant;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.ordermesh.OrderMesh;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.ordermesh.Pages;
import io.ordermesh.gateway.ordermesh.Pages.Read;
import io.ordermesh.gateway.ordermesh.Upstream;
import io.ordermesh.gateway.ordermesh.orders.Order;
import io.ordermesh.gateway.ordermesh.orders.OrderSearch;
import io.ordermesh.gateway.ordermesh.shipments.Shipment;
import io.ordermesh.gateway.ordermesh.shipments.ShipmentSearch;
import io.ordermesh.gateway.ordermesh.wire.Page;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages of OrderMesh's lists. A question that it refuses (400, 404, 501) on the first page is asked in a lesser form:
 * without times, then, for orders, as the plain list of all of them.
 */
@Singleton
class Listing {

    private static final int NOT_IMPLEMENTED = 501;

    /**
     * A server may put less on a page than it is asked for. So a short one ends no list: where no total is told, only an empty
     * one does, that is, one that lacks its single element.
     */
    private static final int NOT_EMPTY = 1;

    private final OrderMesh orderMesh;
    private final Merchants merchants;
    private final SweepSettings settings;
    private final Clock clock = Clock.systemUTC();

    Listing(OrderMesh orderMesh, Merchants merchants, SweepSettings settings) {
        this.orderMesh = orderMesh;
        this.merchants = merchants;
        this.settings = settings;
    }

    /** The page of the pass after the one that was read last. */
    Uni<Listed> next(Pass pass, Read<Element> previous) {
        return ask(pass, pass.question(), previous);
    }

    /** The time at OrderMesh by its answers; ours where they do not tell. */
    Instant now(String merchant) {
        return orderMesh.of(merchant).now().orElseGet(clock::instant);
    }

    private Uni<Listed> ask(Pass pass, TimeFilter question, Read<Element> previous) {
        if (pass.list() == SweptList.SHIPMENTS && question == TimeFilter.NO_SEARCH) {
            return Uni.createFrom().item(new Listed(Read.upTo(1, 0), question, true));
        }
        Instant position = pass.progress().position();
        Uni<Listed> page = Pages.next(
                        operation(pass.list(), question), previous, number -> page(pass, question, position, number))
                .map(read -> new Listed(read, question, read.isLast(NOT_EMPTY)));
        return previous.number() > 0
                ? page.onFailure(failure -> refused(failure) && isShort(previous, settings.pageSize()))
                        .recoverWithItem(() -> nothingAfter(previous, question))
                : lesser(question, position)
                        .map(other -> page.onFailure(Listing::refused).recoverWithUni(() -> ask(pass, other, previous)))
                        .orElse(page);
    }

    /**
     * After one that is shorter than was asked for, or than those before it, there may be none, and a server may refuse the next
     * one instead of answering it empty.
     */
    static boolean isShort(Read<?> read, int size) {
        return read.number() == 1
                ? read.count() < size
                : (long) read.page().items().size() * read.number() < read.count();
    }

    private static Listed nothingAfter(Read<Element> previous, TimeFilter question) {
        return new Listed(Read.upTo(previous.number() + 1, previous.count()), question, true);
    }

    private static Optional<TimeFilter> lesser(TimeFilter question, @Nullable Instant position) {
        if (question.asks() && position != null) {
            return Optional.of(TimeFilter.REFUSED);
        }
        return question == TimeFilter.NO_SEARCH ? Optional.empty() : Optional.of(TimeFilter.NO_SEARCH);
    }

    private static boolean refused(Throwable failure) {
        return failure instanceof OrderMeshFailure known
                && (known.reason() == Reason.INVALID
                        || known.reason() == Reason.NOT_FOUND
                        || known.status()
                                .map(status -> status == NOT_IMPLEMENTED)
                                .orElse(false));
    }

    private static String operation(SweptList list, TimeFilter question) {
        return switch (list) {
            case ORDERS -> question == TimeFilter.NO_SEARCH ? "listOrders" : "searchOrders";
            case SHIPMENTS -> "searchShipments";
        };
    }

    private Uni<Page<Element>> page(Pass pass, TimeFilter question, @Nullable Instant position, int number) {
        Merchant merchant = merchants.find(pass.merchant()).orElseThrow();
        Upstream upstream = orderMesh.of(merchant.id());
        Instant from = question.asks() ? position : null;
        return switch (pass.list()) {
            case ORDERS ->
                (question == TimeFilter.NO_SEARCH
                                ? upstream.orders().listOrders(merchantId(merchant), number, settings.pageSize())
                                : upstream.orders().searchOrders(orders(merchant, from, number)))
                        .map(page -> elements(page, (Order order) -> Element.of(order, merchant)));
            case SHIPMENTS ->
                upstream.shipments()
                        .searchShipments(shipments(merchant, from, number))
                        .map(page -> elements(page, (Shipment shipment) -> Element.of(shipment, merchant)));
        };
    }

    private OrderSearch orders(Merchant merchant, @Nullable Instant from, int number) {
        OrderSearch search = OrderSearch.all().withPage(number).withPageSize(settings.pageSize());
        String owner = merchantId(merchant);
        OrderSearch own = owner == null ? search : search.withMerchantId(owner);
        return from == null ? own : own.withUpdatedFrom(from);
    }

    private ShipmentSearch shipments(Merchant merchant, @Nullable Instant from, int number) {
        ShipmentSearch search = ShipmentSearch.all().withPage(number).withPageSize(settings.pageSize());
        String owner = merchantId(merchant);
        ShipmentSearch own = owner == null ? search : search.withMerchantId(owner);
        return from == null ? own : own.withLastModifiedFrom(from);
    }

    /** A merchant that has several identifiers there has what its token shows; elements tell whose they are. */
    private static @Nullable String merchantId(Merchant merchant) {
        return merchant.subscribers().size() == 1 ? merchant.upstreamId() : null;
    }

    private static <T> Page<Element> elements(@Nullable Page<T> page, Function<T, Element> element) {
        return page == null
                ? new Page<>(List.of(), Optional.empty())
                : new Page<>(page.items().stream().map(element).toList(), page.totalCount());
    }
}
