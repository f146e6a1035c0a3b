package io.ordermesh.gateway.outside;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** What the application logs from now on, also what is too fine for the console, with stack traces. */
final class LogLines implements AutoCloseable {

    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger GATEWAY = Logger.getLogger("io.ordermesh.gateway");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Collector(lines);

    LogLines() {
        GATEWAY.setLevel(Level.FINE);
        ROOT.addHandler(handler);
    }

    /** All lines so far as one text. */
    String text() {
        return String.join("\n", lines);
    }

    @Override
    public void close() {
        ROOT.removeHandler(handler);
        GATEWAY.setLevel(null);
    }

    private static final class Collector extends Handler {

        private final PatternFormatter formatter = new PatternFormatter("%p %c %X %s%e");
        private final List<String> lines;

        Collector(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord record) {
            lines.add(formatter.format(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
