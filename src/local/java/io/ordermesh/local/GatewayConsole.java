package io.ordermesh.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Shows of the gateway's log what deserves a look, and remembers its last lines. */
final class GatewayConsole implements Consumer<String> {

    private static final Pattern WORTH_A_LOOK = Pattern.compile("^.{0,60}\\b(WARN|ERROR|FATAL)\\b");
    private static final int REMEMBERED = 25;

    private final Consumer<String> console;
    private final Deque<String> last = new ArrayDeque<>();
    private boolean silent;

    GatewayConsole(Consumer<String> console) {
        this.console = console;
    }

    @Override
    public synchronized void accept(String line) {
        last.addLast(line);
        if (last.size() > REMEMBERED) {
            last.removeFirst();
        }
        if (!silent && WORTH_A_LOOK.matcher(line).find()) {
            console.accept(line);
        }
    }

    synchronized String lastLines() {
        return String.join(System.lineSeparator(), last);
    }

    /** What a gateway logs while everything around it ends deserves no look. */
    synchronized void fallSilent() {
        silent = true;
    }
}
