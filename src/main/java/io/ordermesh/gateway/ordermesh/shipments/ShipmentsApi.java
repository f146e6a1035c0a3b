package io.ordermesh.gateway.ordermesh.shipments;

import io.ordermesh.gateway.ordermesh.wire.AuditEvent;
import io.ordermesh.gateway.ordermesh.wire.BulkAnswer;
import io.ordermesh.gateway.ordermesh.wire.Page;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
 * The shipment service. Methods are named by operationId; numbers are those of the OrderMesh contract, section 4. Most
 * paths, and the methods from #38 on, are assumed.
 */
@Path("")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface ShipmentsApi {

    /** #26. Reads a shipment. */
    @GET
    @Path("/shipment/v1/{id}")
    Uni<Shipment> getShipment(@PathParam("id") String id);

    /** #27. Changes a shipment. */
    @PATCH
    @Path("/shipment/v1/{id}")
    Uni<Shipment> updateShipment(@PathParam("id") String id, UpdateShipmentDTO shipment);

    /** #28. Adds packages to a shipment. */
    @POST
    @Path("/shipment/v1/{id}/packages")
    Uni<CreatedPackages> createPackages(@PathParam("id") String id, List<CreatePackageDTO> packages);

    /** #29. Deletes a shipment with its packages. */
    @DELETE
    @Path("/shipment/v1/{id}")
    Uni<Void> deleteShipment(@PathParam("id") String id);

    /** #30. Lists the shipments of an order; the documented example is one bare object. */
    @GET
    @Path("/shipment/v1/order/{orderId}")
    Uni<Page<Shipment>> listShipmentsByOrder(@PathParam("orderId") String orderId);

    /** #31. Creates a shipment of items of an order at a vendor. */
    @POST
    @Path("/shipment/v1")
    Uni<CreatedShipment> createShipment(CreateShipmentDTO shipment);

    /** #32. Reads the shipment of an order at a vendor. */
    @GET
    @Path("/shipment/v1/order/{orderId}/vendor/{vendorId}")
    Uni<Shipment> getShipmentByOrderAndVendor(
            @PathParam("orderId") String orderId, @PathParam("vendorId") String vendorId);

    /** #33. Reads the shipment that holds an item. */
    @GET
    @Path("/shipment/v1/orderItem/{orderItemId}")
    Uni<Shipment> getShipmentByOrderItem(@PathParam("orderItemId") String orderItemId);

    /** #34. Changes a package. */
    @PATCH
    @Path("/shipment/v1/{id}/packages/{packageId}")
    Uni<ShipmentPackage> updatePackage(
            @PathParam("id") String id, @PathParam("packageId") String packageId, UpdatePackageDTO changes);

    /** #35. Cancels a shipment; 409 when it is too late. */
    @PATCH
    @Path("/shipment/v1/{id}/cancel")
    Uni<Shipment> cancelShipment(@PathParam("id") String id, CancelShipmentDto cancellation);

    /** #36. Takes items out of a shipment. */
    @POST
    @Path("/shipment/v1/{id}/unassign")
    Uni<Shipment> unassignShipmentItems(@PathParam("id") String id, UnassignOrderItemDTO items);

    /** #37. Sends a shipment to its facility once more. */
    @POST
    @Path("/shipment/v1/{id}/resubmit")
    Uni<Void> resubmitShipment(@PathParam("id") String id);

    /** #38. Lets the platform ask the vendors about shipments again. */
    @POST
    @Path("/shipment/v1/retryPolling")
    Uni<BulkAnswer> retryOutboundPolling(StringBulkModel shipmentIds);

    /** #39. Searches shipments; the answer has fewer fields than a shipment. */
    @GET
    @Path("/shipment/v1/search")
    Uni<Page<Shipment>> searchShipments(@BeanParam ShipmentSearch search);

    /** #40. Has a shipment made at another facility. */
    @POST
    @Path("/shipment/v1/reroute")
    Uni<ReroutedShipment> rerouteShipment(Reroute reroute);

    /** #41. Rejects a shipment for its vendor. */
    @POST
    @Path("/shipment/v1/reject")
    Uni<RejectedShipment> rejectShipment(Reject rejection);

    /** #42. Has several shipments made at other facilities. */
    @POST
    @Path("/shipment/v1/reroute/bulk")
    Uni<BulkAnswer> rerouteShipmentsBulk(RerouteBulkModel reroutes);

    /** #43. Lists what was changed in a shipment. */
    @GET
    @Path("/shipment/v1/{id}/auditLogs")
    Uni<Page<AuditEvent>> listShipmentAuditLogs(
            @PathParam("id") String id,
            @QueryParam("page") @Nullable Integer page,
            @QueryParam("pageSize") @Nullable Integer pageSize);

    /** #44. Lists what was changed in a package. */
    @GET
    @Path("/shipment/v1/{id}/packages/{packageId}/auditLogs")
    Uni<Page<AuditEvent>> listPackageAuditLogs(
            @PathParam("id") String id,
            @PathParam("packageId") String packageId,
            @QueryParam("page") @Nullable Integer page,
            @QueryParam("pageSize") @Nullable Integer pageSize);

    /** #45. Lists the messages about updates of a shipment. */
    @GET
    @Path("/shipment/v1/{id}/messages/auditLogs")
    Uni<Page<AuditEvent>> listShipmentMessageAuditLogs(
            @PathParam("id") String id,
            @QueryParam("page") @Nullable Integer page,
            @QueryParam("pageSize") @Nullable Integer pageSize);

    /** #46. Assigns a shipment to a vendor's facility. */
    @POST
    @Path("/shipment/v1/assign")
    Uni<AssignedShipment> assignShipment(AssignDTO assignment);
}
