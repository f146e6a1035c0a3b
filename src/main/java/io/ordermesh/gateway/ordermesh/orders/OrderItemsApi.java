package io.ordermesh.gateway.ordermesh.orders;

import io.ordermesh.gateway.ordermesh.wire.Page;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The search of the order service for items. See {@link OrdersApi} for how to read it. */
@Path("")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface OrderItemsApi {

    /** #7. Searches items of orders. */
    @GET
    @Path("/v1/orderItems/search")
    Uni<Page<OrderItem>> searchOrderItems(@BeanParam OrderItemSearch search);
}
