package io.ordermesh.gateway.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordermesh.gateway.access.Scope;
import io.ordermesh.gateway.order.OrderDocument;
import io.ordermesh.gateway.order.OrderRow;
import io.ordermesh.gateway.order.Orders;
import io.ordermesh.gateway.order.Orders.Filter;
import io.ordermesh.gateway.order.Orders.Position;
import io.ordermesh.gateway.problem.Parameters;
import io.ordermesh.gateway.problem.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The local copy of the caller's orders. The API key alone decides whose orders are seen. */
@Path("/api/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.MERCHANT)
public class OrdersResource {

    private static final int MAX_STATUSES = 20;
    private static final Problem UNKNOWN = Problem.of(
            404, "No such order is known here. One that was just created appears when its webhook was reconciled.");

    private final Orders orders;
    private final SecurityIdentity caller;
    private final ObjectMapper json;

    OrdersResource(Orders orders, SecurityIdentity caller, ObjectMapper json) {
        this.orders = orders;
        this.caller = caller;
        this.json = json;
    }

    /**
     * A page of a list.
     *
     * @param nextCursor what to ask the next page with; null on the last
     */
    public record Page(List<OrderDocument> orders, @Nullable String nextCursor) {}

    /**
     * Lists orders, the newest change first.
     *
     * @param status as OrderMesh spells it; several are separated by commas
     * @param externalId the merchant's own order number
     * @param changedSince an ISO 8601 time with zone; orders that this gateway saw change at or after it
     * @param limit of a page, 1 to 200
     * @param cursor {@code nextCursor} of the page before
     */
    @GET
    @WithSession
    public Uni<Page> list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("externalId") @Nullable String externalId,
            @QueryParam("changedSince") @Nullable String changedSince,
            @QueryParam("limit") @DefaultValue("50") String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Parameters.pageSize(limit);
        List<String> statuses = status == null ? List.of() : Parameters.parseList("status", status, MAX_STATUSES);
        Filter filter = new Filter(statuses, externalId, changedSince == null ? null : time(changedSince));
        Position after = cursor == null ? null : Cursor.read(cursor).orElseThrow(Parameters::foreignCursor);
        return orders.list(merchant(), filter, after, size + 1).map(rows -> page(rows, size));
    }

    /** One order with its shipments, by order id, {@code safe:…} or {@code external:…}. */
    @GET
    @Path("/{id}")
    @WithSession
    public Uni<OrderDocument> get(@PathParam("id") String id) {
        return find(id).map(row -> row.document().with(row.snapshot(), json));
    }

    /** The shipments of one order, as OrderMesh gave them. */
    @GET
    @Path("/{id}/shipments")
    @WithSession
    public Uni<JsonNode> shipments(@PathParam("id") String id) {
        return get(id).map(document -> document.shipments() == null ? json.createArrayNode() : document.shipments());
    }

    private Uni<OrderRow> find(String id) {
        return orders.findOrder(merchant(), OrderKeys.read(id)).map(row -> row.orElseThrow(UNKNOWN::exception));
    }

    private static Page page(List<OrderRow> rows, int size) {
        List<OrderDocument> documents =
                rows.stream().limit(size).map(OrderRow::document).toList();
        OrderDocument last = documents.isEmpty() ? null : documents.get(documents.size() - 1);
        boolean more = rows.size() > size;
        return new Page(
                documents, more && last != null ? Cursor.write(new Position(last.changedAt(), last.orderId())) : null);
    }

    private String merchant() {
        return caller.getPrincipal().getName();
    }

    private static Instant time(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() >= 1970 && time.getYear() <= 9999) {
                return time.toInstant();
            }
            throw new DateTimeException("No year of ours");
        } catch (DateTimeException e) {
            throw Parameters.bad("changedSince must be a time like 2026-01-31T12:00:00Z (a + in it is sent as %2B)");
        }
    }
}
