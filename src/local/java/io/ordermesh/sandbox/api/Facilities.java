package io.ordermesh.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.sandbox.world.Facility;

/** The facility that a request names. The message of a refusal lists those that there are. */
final class Facilities {
    private Facilities() {}

    /** The facility of the request's <code>facilityId</code>. */
    static Facility get(ObjectNode request) {
        return Facility.find(request.path("facilityId").asText())
                .orElseThrow(() -> new BadRequest(
                        "The facilities are "
                                + Facility.ALL.stream().map(Facility::id).toList(),
                        "facilityId"));
    }

    /** A facility of the request's vendor: the one it names, else the vendor's first. */
    static Facility choose(ObjectNode request) {
        String vendorId = request.path("vendorId").asText();
        if (!request.has("facilityId")) {
            return Facility.ALL.stream()
                    .filter(facility -> facility.vendorId().equals(vendorId))
                    .findFirst()
                    .orElseThrow(() -> new BadRequest(
                            "The vendors are "
                                    + Facility.ALL.stream()
                                            .map(Facility::vendorId)
                                            .distinct()
                                            .toList(),
                            "vendorId"));
        }
        Facility facility = get(request);
        if (!facility.vendorId().equals(vendorId)) {
            throw new BadRequest("The facility belongs to the vendor " + facility.vendorId(), "vendorId");
        }
        return facility;
    }
}
