package io.ordermesh.gateway.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationReferenceTest {

    private final List<SettingsGroup> groups =
            ConfigurationSources.read(Path.of("src/main/java"), Path.of("src/main/resources/application.properties"));

    @Test
    void theReferenceListsEverySetting() {
        StringBuilder section = new StringBuilder("""
                A duration is written as `PT5S` or `5s`, a size as `256K`, a list with commas between its values.
                """);
        groups.forEach(group -> section.append('\n').append(group.markdown()));

        new ReferenceSection("configuration").mustBe(section.toString(), ConfigurationReferenceTest.class);
    }

    @Test
    void namesHaveTheFormsOfEnvironmentVariables() {
        assertThat(groups.stream().flatMap(group -> group.settings().stream()).map(Setting::variable))
                .doesNotHaveDuplicates()
                .contains(
                        "GATEWAY_MERCHANTS__<ID>__CLIENT_ID",
                        "GATEWAY_ORDERMESH_BREAKER_WINDOW",
                        "GATEWAY_ORDERMESH_PATHS__<OPERATIONID>",
                        "GATEWAY_RECONCILE_LEASE",
                        "GATEWAY_DATABASE_HOST",
                        "KAFKA_BOOTSTRAP_SERVERS");
    }

    @Test
    void everySettingIsExplained() {
        assertThat(groups).isNotEmpty().allSatisfy(group -> {
            assertThat(group.meaning()).isNotBlank();
            assertThat(group.settings()).isNotEmpty().allSatisfy(setting -> assertThat(setting.meaning())
                    .as(setting.variable())
                    .isNotBlank());
        });
    }
}
