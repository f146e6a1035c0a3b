package io.ordermesh.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** In the place of a gateway: a program that fills its memory and would live on. */
final class Hoarder {
    private static final String CLASS_FILE = "io/ordermesh/local/Hoarder.class";

    private Hoarder() {}

    public static void main(String[] arguments) throws InterruptedException {
        StringBuilder hoard = new StringBuilder("all");
        try {
            while (!hoard.isEmpty()) {
                hoard.append(hoard);
            }
        } catch (OutOfMemoryError caught) {
            Thread.currentThread().join();
        }
    }

    /** Packs it as a gateway is packed. */
    static Path jar(Path directory) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Hoarder.class.getName());
        Path jar = directory.resolve("hoarder.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file, manifest);
                InputStream content = Objects.requireNonNull(
                        Hoarder.class.getClassLoader().getResourceAsStream(CLASS_FILE), CLASS_FILE)) {
            entries.putNextEntry(new ZipEntry(CLASS_FILE));
            content.transferTo(entries);
            entries.closeEntry();
        }
        return jar;
    }
}
