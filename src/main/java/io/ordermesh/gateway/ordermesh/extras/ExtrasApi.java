package io.ordermesh.gateway.ordermesh.extras;

import io.ordermesh.gateway.ordermesh.wire.Page;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** What the guides show beside the 49 operations (contract 3.5 and 3.6). */
@Path("")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface ExtrasApi {

    /** Queues an order in the merchant's own format; a webhook tells what became of it. */
    @POST
    @Path("/v1/inbound/orders")
    Uni<Void> createInboundOrder(InboundOrder order);

    /** Lists the variants that the merchant may order. */
    @GET
    @Path("/catalog/v1/merchantCatalog/effective/variants/list")
    Uni<Page<CatalogVariant>> listMerchantCatalogVariants(
            @QueryParam("page") @Nullable Integer page, @QueryParam("pageSize") @Nullable Integer pageSize);
}
