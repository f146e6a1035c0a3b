package io.ordermesh.gateway.ordermesh;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** The shipment service; see {@link OrdersApi} for how to read it. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
interface ShipmentsApi {

    /** #30. An array of ShipmentDTO; the documented example is one bare object, a wrapper is possible. */
    @GET
    @Path("/shipment/v1/order/{orderId}")
    Uni<JsonNode> listShipmentsByOrder(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("orderId") String orderId);

    /** #26, ShipmentDTO. */
    @GET
    @Path("/shipment/v1/{id}")
    Uni<JsonNode> getShipment(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("id") String shipmentId);
}
