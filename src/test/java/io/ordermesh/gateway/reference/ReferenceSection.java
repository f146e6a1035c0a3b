package io.ordermesh.gateway.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of {@code docs/reference/<name>.md} between {@code <!-- name:begin -->} and {@code <!-- name:end -->}. */
public record ReferenceSection(String name) {

    private static final boolean WRITE = Boolean.getBoolean("reference.write");

    /** Compares the section with what it must be, or writes it if asked to. */
    public void mustBe(String contents, Class<?> test) {
        try {
            String text = Files.readString(file());
            int begin = place(text, "begin") + marker("begin").length();
            int end = place(text, "end");
            String expected = "\n" + contents.strip() + "\n";
            if (WRITE) {
                Files.writeString(file(), text.substring(0, begin) + expected + text.substring(end));
                return;
            }
            assertThat(text.substring(begin, end))
                    .as(
                            "docs/reference/%s.md is out of date. Write it anew with"
                                    + " ./mvnw -q test -Dtest=%s -Dreference.write=true",
                            name, test.getSimpleName())
                    .isEqualTo(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return Path.of("docs", "reference", name + ".md");
    }

    private int place(String text, String which) {
        assertThat(text).containsOnlyOnce(marker(which));
        return text.indexOf(marker(which));
    }

    private String marker(String which) {
        return "<!-- " + name + ":" + which + " -->";
    }
}
