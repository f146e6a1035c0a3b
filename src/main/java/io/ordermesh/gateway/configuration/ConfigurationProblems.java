package io.ordermesh.gateway.configuration;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with the configuration. It is fired as an event before anything is begun: each package that can judge
 * its own settings observes it, and adds a sentence for each mistake that names the environment variable.
 */
public final class ConfigurationProblems {

    private final List<String> sentences = new ArrayList<>();

    /** Notes one problem. */
    public void add(String sentence) {
        sentences.add(sentence);
    }

    /** Notes the problem unless the setting is right. */
    public void addUnless(boolean right, String sentence) {
        if (!right) {
            add(sentence);
        }
    }

    /**
     * Stops a start with problems.
     *
     * @throws ConfigurationException with one message that holds all of them, if there are any
     */
    public void stopIfAny() {
        if (!sentences.isEmpty()) {
            throw new ConfigurationException("The gateway was not started, its configuration is wrong:\n  - "
                    + String.join("\n  - ", sentences));
        }
    }
}
