package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.JavaParser;
import com.tngtech.archunit.core.domain.JavaClass;
import io.ordermesh.local.LocalRun;
import io.ordermesh.sandbox.Sandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import kafka.server.KafkaRaftServer;
import net.jqwik.api.Property;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.apache.kafka.metadata.storage.Formatter;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ships is the product: nothing of the world that stands around it on one machine, and nothing of its tests. */
class PackagedJarIT {

    private static final String GATEWAY = "io/ordermesh/gateway/";

    private static final Set<String> PACKAGED = packaged();

    @Test
    void holdsTheGatewayAndNothingElseOfOurs() {
        List<String> ours = PACKAGED.stream()
                .filter(file -> file.startsWith("io/ordermesh/"))
                .toList();

        assertThat(ours)
                .anyMatch(file -> file.startsWith(GATEWAY + "webhook/"))
                .allMatch(file -> file.startsWith(GATEWAY));
    }

    /** Each stands for the directory or jar that it is from, no class of which is packaged. */
    @ParameterizedTest
    @ValueSource(
            classes = {
                // The tests themselves, and src/local beside them.
                PackagedJarIT.class,
                Sandbox.class,
                LocalRun.class,
                // The embedded broker and database.
                KafkaRaftServer.class,
                Formatter.class,
                EmbeddedPostgres.class,
                // Libraries of tests.
                Test.class,
                ParameterizedTest.class,
                QuarkusTest.class,
                RestAssured.class,
                Assertions.class,
                Awaitility.class,
                Property.class,
                JavaClass.class,
                JavaParser.class,
                MockOAuth2Server.class,
            })
    void holdsNothingOfWhatTestsAndLocalRunsNeed(Class<?> stranger) {
        Set<String> classes = classes(origin(stranger)).collect(Collectors.toCollection(TreeSet::new));
        assertThat(classes).contains(stranger.getName().replace('.', '/') + ".class");

        classes.retainAll(PACKAGED);

        assertThat(classes).as("classes that are packaged").isEmpty();
    }

    /** The programs of PostgreSQL come in archives. */
    @Test
    void holdsNoDatabase() {
        assertThat(PACKAGED.stream().filter(file -> file.endsWith(".txz"))).isEmpty();
    }

    /** Every file in every jar of the packaged application. */
    private static Set<String> packaged() {
        Path home = Path.of(Objects.requireNonNull(System.getProperty("gateway.jar"), "gateway.jar"))
                .toAbsolutePath()
                .getParent();
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .flatMap(PackagedJarIT::files)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path origin(Class<?> stranger) {
        try {
            return Path.of(
                    stranger.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(stranger.getName(), e);
        }
    }

    /** Module descriptors have the same name everywhere. */
    private static Stream<String> classes(Path origin) {
        return files(origin).filter(file -> file.endsWith(".class") && !file.endsWith("module-info.class"));
    }

    /** The names of the files in a jar or below a directory. */
    private static Stream<String> files(Path origin) {
        if (!Files.isDirectory(origin)) {
            try (ZipFile jar = new ZipFile(origin.toFile())) {
                return jar.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).toList().stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        try (Stream<Path> files = Files.walk(origin)) {
            return files.map(file -> origin.relativize(file).toString()).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
