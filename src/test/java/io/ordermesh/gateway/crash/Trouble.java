package io.ordermesh.gateway.crash;

/** Makes the disturbances of one lane come true. */
interface Trouble {

    /**
     * What ends a disturbance.
     *
     * @param particulars of the disturbance, for people
     */
    record Remedy(String particulars, Runnable action) {

        void apply() {
            action.run();
        }
    }

    /** Begins the disturbance. */
    Remedy begin(Disturbance disturbance);
}
