package io.ordermesh.gateway.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordermesh.gateway.event.Cause;
import io.ordermesh.gateway.ordermesh.OrderMesh;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure;
import io.ordermesh.gateway.ordermesh.Question;
import io.ordermesh.gateway.work.PendingRead;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries out claimed reads: reads with no transaction open, then has the outcome stored. */
@Singleton
class Reconciler {

    /**
     * With these, an order without shipments here, that lists none there, is believed to have none. The others look for
     * what a webhook or a list of orders did not tell.
     */
    private static final Set<Cause> BELIEVES_NO_SHIPMENTS = EnumSet.of(Cause.WEBHOOK, Cause.COMMAND, Cause.BACKFILL);

    private final OrderMesh orderMesh;
    private final OutcomeStore store;

    Reconciler(OrderMesh orderMesh, OutcomeStore store) {
        this.orderMesh = orderMesh;
        this.store = store;
    }

    /**
     * The orders that one call brings of those that are to be read, all of one merchant; see
     * {@link OrderMesh#readTogether}.
     */
    Uni<Map<String, JsonNode>> readTogether(String merchant, List<String> orderIds) {
        return orderMesh.readTogether(merchant, orderIds);
    }

    /**
     * Reads and stores the outcome.
     *
     * @param order the order, where it was read together with others
     * @param othersWork whether another read of the merchant found an order since this one's last failure
     * @return fails with {@link OrderMeshFailure} where the read brought nothing, and with
     *     another failure where the outcome could not be stored: then the lease runs out and the order is read again
     */
    Uni<Outcome> reconcile(PendingRead read, @Nullable JsonNode order, Supplier<Uni<Boolean>> othersWork) {
        boolean believesNoShipments = !read.shipped() && BELIEVES_NO_SHIPMENTS.contains(read.cause());
        return orderMesh
                .read(read.merchant(), new Question(read.key(), order, believesNoShipments))
                .chain(result -> store.store(read, result, othersWork));
    }
}
