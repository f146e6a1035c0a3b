package io.ordermesh.gateway.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code orders}, for queries. Reads write it through {@link OrderRows}, the relay through {@link Publications}. */
@Entity
@Immutable
@Table(name = "orders")
@IdClass(OrderRow.Key.class)
public class OrderRow {

    /** Merchant and order id. */
    public record Key(String merchant, String orderId) implements Serializable {}

    @Id
    String merchant;

    @Id
    @Column(name = "order_id")
    String orderId;

    @Column(name = "safe_id")
    @Nullable
    String safeId;

    @Column(name = "external_id")
    @Nullable
    String externalId;

    @Column(name = "short_id")
    @Nullable
    String shortId;

    @Nullable
    String status;

    @Column(name = "upstream_created_at")
    @Nullable
    Instant upstreamCreatedAt;

    @Column(name = "upstream_updated_at")
    @Nullable
    Instant upstreamUpdatedAt;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "gone_at")
    @Nullable
    Instant goneAt;

    @Column(name = "erased_at")
    @Nullable
    Instant erasedAt;

    @Column(name = "revision")
    long revision;

    /** As text, so that amounts stay as they came. */
    @Formula("cast(snapshot as text)")
    String snapshot;

    /** The row without order and shipments. */
    public OrderDocument document() {
        return new OrderDocument(
                merchant,
                orderId,
                safeId,
                externalId,
                shortId,
                status,
                revision,
                upstreamCreatedAt,
                upstreamUpdatedAt,
                changedAt,
                goneAt != null,
                null,
                null);
    }

    /** Order and shipments, JSON. */
    public String snapshot() {
        return snapshot;
    }
}
