package io.ordermesh.gateway.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The names by which metrics call the addresses: each resource has its own, and there are no others. */
class MetricPathsTest {

    private static final String SETTING = "quarkus.micrometer.binder.http-server.match-patterns";
    private static final Pattern PARAMETER = Pattern.compile("\\{[^/]+}");

    @Test
    void eachResourceHasItsOwnName() throws IOException {
        Set<String> templates = templates();

        assertThat(templates).hasSizeGreaterThan(10).allSatisfy(template -> assertThat(
                        name(PARAMETER.matcher(template).replaceAll("a-value:with.signs%20")))
                .isEqualTo(template));
    }

    @Test
    void whateverElseIsAskedForHasOneName() throws IOException {
        for (String path : List.of("/a", "/a/b/c", "/api/v1/nothing", "/api/v1/orders/a/b/c", "/webhook/x/y")) {
            assertThat(name(path)).isEqualTo("UNKNOWN");
        }
        assertThat(name("/webhooks/acme/a-secret")).isEqualTo("/webhooks/{merchant}/{token}");
    }

    private static String name(String path) throws IOException {
        return patterns().entrySet().stream()
                .filter(each -> each.getKey().matcher(path).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(path);
    }

    private static Map<Pattern, String> patterns() throws IOException {
        Properties properties = new Properties();
        try (Reader reader =
                Files.newBufferedReader(java.nio.file.Path.of("src/main/resources/application.properties"))) {
            properties.load(reader);
        }
        Map<Pattern, String> patterns = new LinkedHashMap<>();
        for (String each : properties.getProperty(SETTING).split(",", -1)) {
            int equals = each.indexOf('=');
            patterns.put(
                    Pattern.compile(each.substring(0, equals).strip()),
                    each.substring(equals + 1).strip());
        }
        return patterns;
    }

    private static Set<String> templates() {
        Set<String> templates = new TreeSet<>();
        for (JavaClass resource : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.ordermesh.gateway.query", "io.ordermesh.gateway.operate")) {
            if (resource.isAnnotatedWith(Path.class)) {
                String base = resource.getAnnotationOfType(Path.class).value();
                for (JavaMethod method : resource.getMethods()) {
                    if (method.getAnnotations().stream()
                            .anyMatch(each -> each.getRawType().isMetaAnnotatedWith(jakarta.ws.rs.HttpMethod.class)
                                    || each.getRawType().isAnnotatedWith(jakarta.ws.rs.HttpMethod.class))) {
                        templates.add(base
                                + (method.isAnnotatedWith(Path.class)
                                        ? method.getAnnotationOfType(Path.class).value()
                                        : ""));
                    }
                }
            }
        }
        return templates;
    }
}
