package io.ordermesh.gateway.order;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where personal data is kept. It never is in the journal, a log, a metric or an error answer. */
@ConfigMapping(prefix = "gateway.personal")
public interface PersonalDataSettings {

    /** Where orders hold what is personal. */
    enum Places {
        /** Rows, read API and topics. */
        EVERYWHERE,
        /** Rows and read API. */
        ROWS,
        /** Neither of them. */
        NOWHERE;

        /** Whether rows, and so the read API, hold it. */
        public boolean rows() {
            return this != NOWHERE;
        }

        /** Whether topics hold it. */
        public boolean topics() {
            return this == EVERYWHERE;
        }
    }

    /**
     * Where addresses, names, e-mail, phone, payment, client addresses, images and free texts of orders are kept:
     * `rows` and the read API but not topics, `everywhere`, or `nowhere`. A change takes effect for each row with its
     * next read, for topics with the next record; a republish makes records anew.
     */
    @WithDefault("rows")
    Places data();
}
