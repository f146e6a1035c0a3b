package io.ordermesh.gateway.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files in {@code deploy} speak of settings, ports and metrics that the gateway has. */
class DeploymentTest {

    private static final Path GATEWAY = Path.of("deploy/gateway.yaml");
    private static final Path ALERTS = Path.of("deploy/alerts.yaml");
    private static final Path APPLICATION = Path.of("src/main/resources/application.properties");

    private static final Pattern VARIABLE = Pattern.compile("\\b(?:GATEWAY|KAFKA)_[A-Z_]+\\b");
    private static final Pattern METRIC = Pattern.compile("\\bgateway_[a-z_]+(?<!_count)(?=_count|\\b)");
    private static final Pattern OUTCOME = Pattern.compile("outcome=~?\"([^\"]+)\"");

    @Test
    void everyVariableIsASettingOfTheGateway() throws IOException {
        Set<String> settings = ConfigurationSources.read(Path.of("src/main/java"), APPLICATION).stream()
                .flatMap(group -> group.settings().stream())
                .map(Setting::variable)
                .collect(Collectors.toSet());

        assertThat(matches(VARIABLE, Files.readString(GATEWAY)).map(variable -> variable.replace("ACME", "<ID>")))
                .hasSizeGreaterThan(6)
                .isSubsetOf(settings);
    }

    @Test
    void thePortsAreThoseOfTheGateway() throws IOException {
        JsonNode container = container();

        assertThat(port(container, "http")).isEqualTo(application("quarkus.http.port"));
        assertThat(port(container, "management")).isEqualTo(application("quarkus.management.port"));
        assertThat(Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                        .map(probe -> container.path(probe).path("httpGet").path("port")))
                .allSatisfy(port -> assertThat(port.asText()).isEqualTo("management"));
        assertThat(documents(GATEWAY).get(1).at("/spec/ports/0/targetPort").asText())
                .isEqualTo("http");
    }

    @Test
    void kubernetesWaitsUntilTheGatewayHasEnded() throws IOException {
        Duration grace = Duration.ofSeconds(documents(GATEWAY)
                .get(0)
                .at("/spec/template/spec/terminationGracePeriodSeconds")
                .asInt());

        assertThat(grace)
                .isGreaterThan(Duration.parse("PT" + application("quarkus.shutdown.delay"))
                        .plus(Duration.parse("PT" + application("quarkus.shutdown.timeout"))));
    }

    @Test
    void alertsAskForMetricsAndOutcomesThatExist() throws IOException {
        List<String> metrics = Files.readAllLines(Path.of("docs/reference/metrics.md")).stream()
                .filter(line -> line.startsWith("| `gateway_"))
                .toList();
        String alerts = Files.readString(ALERTS);

        assertThat(documents(ALERTS).get(0).at("/groups/0/rules")).isNotEmpty().allSatisfy(rule -> {
            String metric =
                    matches(METRIC, rule.path("expr").asText()).findFirst().orElseThrow();
            String row = metrics.stream()
                    .filter(line -> line.startsWith("| `" + metric + "`"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no metric " + metric));
            OUTCOME.matcher(rule.path("expr").asText())
                    .results()
                    .flatMap(match -> Stream.of(match.group(1).split("\\|")))
                    .forEach(outcome -> assertThat(row).contains("`" + outcome + "`"));
        });
        assertThat(matches(METRIC, alerts))
                .allSatisfy(metric -> assertThat(metrics).anyMatch(line -> line.startsWith("| `" + metric + "`")));
    }

    private static JsonNode container() throws IOException {
        return documents(GATEWAY).get(0).at("/spec/template/spec/containers/0");
    }

    private static String port(JsonNode container, String name) {
        return container
                .path("ports")
                .valueStream()
                .filter(port -> port.path("name").asText().equals(name))
                .map(port -> port.path("containerPort").asText())
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> documents(Path file) throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        try (Reader reader = Files.newBufferedReader(file)) {
            return yaml.readerFor(JsonNode.class).<JsonNode>readValues(reader).readAll();
        }
    }

    private static String application(String property) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(APPLICATION)) {
            properties.load(reader);
        }
        return properties.getProperty(property);
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group);
    }
}
