package io.ordermesh.local;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/** The logs of this process: the libraries' warnings, one line each. */
final class LocalLogging {

    // Kept, since loggers are collected. A client that waits for a topic or a broker warns many times a second.
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private LocalLogging() {}

    /** To be called before anything logs. */
    static void configure() {
        Logger root = LogManager.getLogManager().getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.setLevel(Level.WARNING);
        KAFKA.setLevel(Level.SEVERE);
        root.addHandler(new Console());
        // By one thread, before parts start side by side: else it warns that they found it half ready.
        LoggerFactory.getILoggerFactory();
    }

    private static final class Console extends Handler {
        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                System.err.println(line.getLevel() + "  " + line.getLoggerName() + "  " + line.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
