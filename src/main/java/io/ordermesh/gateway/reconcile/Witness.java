package io.ordermesh.gateway.reconcile;

import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.order.OrderRows;
import io.ordermesh.gateway.ordermesh.OrderMesh;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure;
import io.ordermesh.gateway.ordermesh.Question;
import io.ordermesh.gateway.ordermesh.ReadResult.Found;
import io.ordermesh.gateway.work.PendingRead;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;

/**
 * Tells whether an order alone fails, or all of its merchant's. Where no other read has shown it lately, since the
 * merchant is quiet, an order that is known to be there is asked for.
 */
@Singleton
class Witness {

    /** The one that was asked for may be gone itself. */
    private static final int MOST = 3;

    private final OrderRows orders;
    private final OrderMesh orderMesh;
    private final Pool pool;

    Witness(OrderRows orders, OrderMesh orderMesh, Pool pool) {
        this.orders = orders;
        this.orderMesh = orderMesh;
        this.pool = pool;
    }

    /** Whether OrderMesh has shown another order of the merchant since this one's last failure, or shows one now. */
    Uni<Boolean> othersWork(PendingRead read, MerchantState state) {
        if (read.sinceFailure() == null) {
            return Uni.createFrom().item(false);
        }
        if (state.workedWithin(read.sinceFailure())) {
            return Uni.createFrom().item(true);
        }
        return otherIsFound(read, state);
    }

    /** Whether OrderMesh shows another order of the merchant now. */
    Uni<Boolean> otherIsFound(PendingRead read, MerchantState state) {
        return orders.witnesses(pool, read.merchant(), read.key(), MOST)
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(orderId -> isFound(read.merchant(), orderId))
                .filter(found -> found)
                .toUni()
                .map(found -> found != null)
                .invoke(found -> {
                    if (found) {
                        state.witnessed();
                    }
                });
    }

    private Uni<Boolean> isFound(String merchant, String orderId) {
        return orderMesh
                .read(merchant, new Question(OrderKey.order(orderId), null, true))
                .map(Found.class::isInstance)
                .onFailure(OrderMeshFailure.class)
                .recoverWithItem(false);
    }
}
