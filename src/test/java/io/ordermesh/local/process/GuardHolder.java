package io.ordermesh.local.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that guards another until it is killed: the command in its arguments, or a file with a process id. */
final class GuardHolder {

    private GuardHolder() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments[0].equals("--pid-file")) {
            Guard.ofPidFile(Path.of(arguments[1]), "TERM");
            System.out.println("guarding");
        } else {
            Process guarded = new ProcessBuilder(arguments)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            Guard.of(guarded.toHandle());
            System.out.println(guarded.pid());
        }
        new CountDownLatch(1).await();
    }
}
