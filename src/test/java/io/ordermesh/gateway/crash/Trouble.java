package io.ordermesh.gateway.crash;

/** Makes the disturbances of one lane come true. */
interface Trouble {

    /** What ends a disturbance. */
    interface Remedy {
        void apply();
    }

    /** Begins the disturbance and gives what ends it. */
    Remedy begin(Disturbance disturbance);
}
