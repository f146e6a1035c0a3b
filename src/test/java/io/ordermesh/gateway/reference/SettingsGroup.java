package io.ordermesh.gateway.reference;

import java.util.List;
import java.util.stream.Collectors;

/** Settings that belong together: one table. */
record SettingsGroup(String meaning, List<Setting> settings) {

    String markdown() {
        return settings.stream()
                .map(Setting::row)
                .collect(Collectors.joining(
                        "", meaning + "\n\n| variable | type | default | meaning |\n| --- | --- | --- | --- |\n", ""));
    }
}
