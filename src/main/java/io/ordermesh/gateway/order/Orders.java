package io.ordermesh.gateway.order;

import io.ordermesh.gateway.event.OrderKey;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds rows of one merchant; erased orders are not among them. Needs a session ({@code @WithSession}). */
@ApplicationScoped
public class Orders implements PanacheRepositoryBase<OrderRow, OrderRow.Key> {

    private static final String NEWEST_FIRST = " order by changedAt desc, orderId desc";

    /** The place in the list after which a page begins. */
    public record Position(Instant changedAt, String orderId) {}

    /**
     * What a list is narrowed to; absent means everything.
     *
     * @param statuses one of which an order has; none means every status
     */
    public record Filter(
            List<String> statuses,
            @Nullable String externalId,
            @Nullable Instant changedSince) {}

    /** The merchant's order of this key. An external id that several orders share names the one changed last. */
    public Uni<Optional<OrderRow>> findOrder(String merchant, OrderKey key) {
        String field =
                switch (key.kind()) {
                    case ORDER -> "orderId";
                    case SAFE -> "safeId";
                    case EXTERNAL -> "externalId";
                    case SHIPMENT -> throw new IllegalArgumentException("Orders are not found by shipment");
                };
        return find("merchant = ?1 and erasedAt is null and " + field + " = ?2" + NEWEST_FIRST, merchant, key.value())
                .firstResult()
                .map(Optional::ofNullable);
    }

    /** The newest changes first, from after the position on. */
    public Uni<List<OrderRow>> list(String merchant, Filter filter, @Nullable Position after, int limit) {
        StringBuilder query = new StringBuilder("merchant = :merchant and erasedAt is null");
        Map<String, Object> parameters = new HashMap<>(Map.of("merchant", merchant));
        if (!filter.statuses().isEmpty()) {
            query.append(" and status in :statuses");
            parameters.put("statuses", filter.statuses());
        }
        if (filter.externalId() != null) {
            query.append(" and externalId = :externalId");
            parameters.put("externalId", filter.externalId());
        }
        if (filter.changedSince() != null) {
            query.append(" and changedAt >= :changedSince");
            parameters.put("changedSince", filter.changedSince());
        }
        if (after != null) {
            query.append(" and (changedAt < :changedAt or (changedAt = :changedAt and orderId < :orderId))");
            parameters.put("changedAt", after.changedAt());
            parameters.put("orderId", after.orderId());
        }
        return find(query.append(NEWEST_FIRST).toString(), parameters)
                .page(0, limit)
                .list();
    }
}
