package io.ordermesh.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where people read what a run says. */
final class Utf8Console {

    private Utf8Console() {}

    /** Terminals show UTF-8 even where no locale is set, for which Java would print question marks. */
    static void use() {
        System.setOut(stream(FileDescriptor.out));
        System.setErr(stream(FileDescriptor.err));
    }

    private static PrintStream stream(FileDescriptor file) {
        return new PrintStream(new FileOutputStream(file), true, StandardCharsets.UTF_8);
    }
}
