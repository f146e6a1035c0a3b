package io.ordermesh.gateway;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.util.Locale;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts the gateway. A wrong configuration ends the start with one message that names the environment variable. */
@QuarkusMain
public final class Gateway {

    /** By name, since the start knows no part of the gateway nor what it uses. */
    private static final String KAFKA_REFUSES = "org.apache.kafka.common.config.ConfigException";

    /** Tells of itself before the gateway's logging is there, and so before the message of a start that fails. */
    private static final java.util.logging.Logger HIBERNATE = java.util.logging.Logger.getLogger("org.hibernate");

    private static final Pattern PREFIX = Pattern.compile("^([\\w.]+Exception: )?SRCFG\\d+: ");
    /** Of a value that cannot be converted, and of one that is out of bounds. */
    private static final Pattern PROPERTY = Pattern.compile("(?:property |^)([a-z]+\\.[\\w.\\-\"]+)");

    private Gateway() {}

    /** Runs until it is told to stop. */
    public static void main(String... args) {
        HIBERNATE.setLevel(Level.WARNING);
        Quarkus.run(null, Gateway::exit, args);
    }

    private static void exit(int code, @Nullable Throwable failure) {
        if (failure != null) {
            explain(failure);
        }
        if (LaunchMode.current() != LaunchMode.DEVELOPMENT) { // Which starts it anew with each change of the sources.
            System.exit(code);
        }
    }

    private static void explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigurationException) {
                System.err.println(cause.getMessage());
                return;
            }
            if (cause instanceof ConfigValidationException invalid) {
                System.err.println("The gateway was not started, its configuration is wrong:");
                for (int i = 0; i < invalid.getProblemCount(); i++) {
                    System.err.println("  - " + named(invalid.getProblem(i).getMessage()));
                }
                return;
            }
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getName().equals(KAFKA_REFUSES)) {
                System.err.println("The gateway was not started, its Kafka settings are wrong: " + cause.getMessage()
                        + ". Check KAFKA_BOOTSTRAP_SERVERS and the other variables that begin with KAFKA_.");
                return;
            }
        }
        Logger.getLogger(Gateway.class).error("The gateway was not started", failure);
    }

    /** Puts the environment variable before a message about a property. */
    static String named(String message) {
        String text = PREFIX.matcher(message).replaceFirst("");
        Matcher property = PROPERTY.matcher(text);
        return property.find()
                ? property.group(1).replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT) + ": " + text
                : text;
    }
}
