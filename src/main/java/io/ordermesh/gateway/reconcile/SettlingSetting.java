package io.ordermesh.gateway.reconcile;

import io.ordermesh.gateway.work.Settling;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the queue the wait that the settings ask for. */
class SettlingSetting {

    private SettlingSetting() {}

    @Produces
    @Singleton
    static Settling settling(ReconcileSettings settings) {
        return new Settling(settings.slots(), settings.settle(), settings.longestSettle());
    }
}
