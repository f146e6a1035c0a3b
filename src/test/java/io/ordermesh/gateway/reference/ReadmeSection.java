package io.ordermesh.gateway.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of the README between {@code <!-- name:begin -->} and {@code <!-- name:end -->}. */
public record ReadmeSection(String name) {

    private static final Path README = Path.of("README.md");
    private static final boolean WRITE = Boolean.getBoolean("reference.write");

    /** Compares the section with what it must be, or writes it if asked to. */
    public void mustBe(String contents, Class<?> test) {
        try {
            String readme = Files.readString(README);
            int begin = place(readme, "begin") + marker("begin").length();
            int end = place(readme, "end");
            String expected = "\n" + contents.strip() + "\n";
            if (WRITE) {
                Files.writeString(README, readme.substring(0, begin) + expected + readme.substring(end));
                return;
            }
            assertThat(readme.substring(begin, end))
                    .as(
                            "The section \"%s\" of README.md is out of date. Write it anew with"
                                    + " ./mvnw -q test -Dtest=%s -Dreference.write=true",
                            name, test.getSimpleName())
                    .isEqualTo(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int place(String readme, String which) {
        assertThat(readme).containsOnlyOnce(marker(which));
        return readme.indexOf(marker(which));
    }

    private String marker(String which) {
        return "<!-- " + name + ":" + which + " -->";
    }
}
