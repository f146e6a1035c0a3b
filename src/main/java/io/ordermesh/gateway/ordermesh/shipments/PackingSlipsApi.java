package io.ordermesh.gateway.ordermesh.shipments;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The packing slips of the shipment service. See {@link ShipmentsApi} for how to read it. */
@Path("")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface PackingSlipsApi {

    /** #25. Makes the packing slip of a shipment. */
    @POST
    @Path("/shipment/v1/{id}/packingSlip")
    Uni<PackingSlip> generatePackingSlip(@PathParam("id") String id);
}
