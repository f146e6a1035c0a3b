package io.ordermesh.gateway.reference;

/**
 * One setting.
 *
 * @param variable the environment variable
 * @param type what its values are
 * @param preset the value where none is set; empty where there is none
 * @param meaning from the Javadoc of its method, or the comment above it
 */
record Setting(String variable, String type, String preset, String meaning) {

    String row() {
        return "| `" + variable + "` | " + type + " | " + (preset.isEmpty() ? "" : "`" + preset + "`") + " | "
                + meaning.replace("|", "\\|") + " |\n";
    }
}
