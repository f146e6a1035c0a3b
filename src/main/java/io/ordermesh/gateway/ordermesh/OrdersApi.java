package io.ordermesh.gateway.ordermesh;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/**
 * The order service. Methods are named by operationId; numbers are those of the OrderMesh contract, section 4. The paths
 * are assumed ones and can be replaced, see {@link OperationPaths}.
 */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
interface OrdersApi {

    /** #14, {@code {order: GetOrderModel}}. */
    @GET
    @Path("/v1/orders/{orderId}")
    Uni<JsonNode> getOrder(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("orderId") String orderId);

    /** #16, {@code {order: GetOrderModel}}. */
    @GET
    @Path("/v1/orders/safe/{safeId}")
    Uni<JsonNode> getOrderBySafeId(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("safeId") String safeId);

    /** #9, {@code {orders: [SearchOrderModel], page, pageSize, totalCount}}. */
    @GET
    @Path("/v1/orders/search")
    Uni<JsonNode> searchOrders(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @QueryParam("merchantId") String merchantId,
            @QueryParam("externalId") String externalId,
            @QueryParam("pageSize") int pageSize);
}
