package io.ordermesh.gateway.ordermesh.orders;

import io.ordermesh.gateway.ordermesh.wire.AuditEvent;
import io.ordermesh.gateway.ordermesh.wire.BulkAnswer;
import io.ordermesh.gateway.ordermesh.wire.Page;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order service. Methods are named by operationId; numbers are those of the OrderMesh contract, section 4. Most
 * paths are assumed.
 */
@Path("")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface OrdersApi {

    /** #8. Creates an order; 409 for a safeId that is known. */
    @POST
    @Path("/v1/orders")
    Uni<CreatedOrder> createOrder(CreateOrderModel order);

    /** #9. Searches orders; the answer has fewer fields than an order. */
    @GET
    @Path("/v1/orders/search")
    Uni<Page<Order>> searchOrders(@BeanParam OrderSearch search);

    /** #10. Creates several orders. */
    @POST
    @Path("/v1/orders/bulk")
    Uni<BulkAnswer> createOrdersBulk(CreateOrderModelBulkModel orders);

    /** #11. Reads several orders; each body is read by {@link Order}. */
    @GET
    @Path("/v1/orders/bulk")
    Uni<BulkAnswer> getOrdersBulk(@QueryParam("ids") List<String> ids);

    /** #12. Changes several orders. */
    @PATCH
    @Path("/v1/orders/bulk")
    Uni<BulkAnswer> updateOrdersBulk(UpdateOrderModelBulkModel orders);

    /** #13. Lists orders, with fewer fields than an order has. */
    @GET
    @Path("/v1/orders")
    Uni<Page<Order>> listOrders(
            @QueryParam("merchantId") @Nullable String merchantId,
            @QueryParam("page") @Nullable Integer page,
            @QueryParam("pageSize") @Nullable Integer pageSize);

    /** #14. Reads an order by its id. */
    @GET
    @Path("/v1/orders/{orderId}")
    Uni<Order> getOrder(@PathParam("orderId") String orderId);

    /** #15. Changes an order. */
    @PATCH
    @Path("/v1/orders/{orderId}")
    Uni<Order> updateOrder(@PathParam("orderId") String orderId, UpdateOrderModel order);

    /** #16. Reads an order by its safe id. */
    @GET
    @Path("/v1/orders/safe/{safeId}")
    Uni<Order> getOrderBySafeId(@PathParam("safeId") String safeId);

    /** #17. Reads an item of an order. */
    @GET
    @Path("/v1/orders/items/{orderItemId}")
    Uni<OrderItem> getOrderItem(@PathParam("orderItemId") String orderItemId);

    /** #18. Changes an item of an order. */
    @PATCH
    @Path("/v1/orders/{orderId}/items/{orderItemId}")
    Uni<OrderItem> updateOrderItem(
            @PathParam("orderId") String orderId,
            @PathParam("orderItemId") String orderItemId,
            UpdateOrderItemModel item);

    /** #19. Cancels an order or items of it; 409 when it is too late. */
    @POST
    @Path("/v1/orders/{orderId}/cancel")
    Uni<CancelledOrder> cancelOrder(@PathParam("orderId") String orderId, CancelOrderModel cancellation);

    /** #20. Holds an order until customer care has looked at it. */
    @POST
    @Path("/v1/orders/{orderId}/customerCareHold")
    Uni<HeldOrder> holdOrderForCustomerCare(@PathParam("orderId") String orderId, CustomerCareHoldOrderModel hold);

    /** #21. Lists what was changed in an order. */
    @GET
    @Path("/v1/orders/{orderId}/auditLogs")
    Uni<Page<AuditEvent>> listOrderAuditLogs(
            @PathParam("orderId") String orderId,
            @QueryParam("page") @Nullable Integer page,
            @QueryParam("pageSize") @Nullable Integer pageSize);

    /** #22. Lists what was changed in an order, by its safe id. */
    @GET
    @Path("/v1/orders/safe/{safeId}/auditLogs")
    Uni<Page<AuditEvent>> listOrderAuditLogsBySafeId(
            @PathParam("safeId") String safeId,
            @QueryParam("page") @Nullable Integer page,
            @QueryParam("pageSize") @Nullable Integer pageSize);

    /** #23. Lists what was changed in an item. */
    @GET
    @Path("/v1/orders/items/{orderItemId}/auditLogs")
    Uni<Page<AuditEvent>> listOrderItemAuditLogs(
            @PathParam("orderItemId") String orderItemId,
            @QueryParam("page") @Nullable Integer page,
            @QueryParam("pageSize") @Nullable Integer pageSize);

    /** #24. Asks for refunds of items of an order. */
    @POST
    @Path("/v1/orders/refund")
    Uni<Void> addRefundRequest(AddRefundModel refund);
}
