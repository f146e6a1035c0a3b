package io.ordermesh.local;

import java.util.Locale;

/** The ports of a local run and how to move them. */
public enum LocalPort {
    GATEWAY("the gateway", 8080),
    MANAGEMENT("the gateway's health and metrics", 9000),
    SANDBOX("the OrderMesh sandbox", 8081),
    KAFKA("Kafka", 19092),
    POSTGRES("PostgreSQL", 15432);

    private final String user;
    private final int usual;

    LocalPort(String user, int usual) {
        this.user = user;
        this.usual = usual;
    }

    /** Who listens there. */
    public String user() {
        return user;
    }

    /** The port when nothing else is set. */
    public int usual() {
        return usual;
    }

    /** The system property that moves it. */
    public String property() {
        return "local." + name().toLowerCase(Locale.ROOT) + ".port";
    }

    /** The environment variable that moves it, where the property is not set. */
    public String variable() {
        return "LOCAL_" + name() + "_PORT";
    }
}
