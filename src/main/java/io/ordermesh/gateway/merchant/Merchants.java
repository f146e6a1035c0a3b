package io.ordermesh.gateway.merchant;

import io.ordermesh.gateway.configuration.ConfigurationProblems;
import io.ordermesh.gateway.merchant.MerchantsConfig.MerchantConfig;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The merchants as configured. A wrong configuration stops the start with one message that names each environment
 * variable to set or to mend.
 */
@Singleton
public class Merchants {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+");
    /** What metrics call a merchant that is not configured. */
    private static final String RESERVED = "unknown";

    private static final int SHORTEST_KEY = 16;

    private final Map<String, Merchant> byId = new TreeMap<>();

    @Inject
    Merchants(MerchantsConfig config) {
        this(config.byId());
    }

    /** Checks and takes over the given configuration. */
    public Merchants(Map<String, MerchantConfig> config) {
        ConfigurationProblems problems = new ConfigurationProblems();
        takeOver(config, problems);
        problems.stopIfAny();
    }

    private Merchants() {}

    static void check(@Observes ConfigurationProblems problems, MerchantsConfig config) {
        new Merchants().takeOver(config.byId(), problems);
    }

    private void takeOver(Map<String, MerchantConfig> config, ConfigurationProblems problems) {
        if (config.isEmpty()) {
            problems.add("No merchant is configured. Set GATEWAY_MERCHANTS__<ID>__CLIENT_ID and its companions"
                    + " (see docs/reference/configuration.md) for at least one merchant.");
        }
        new TreeMap<>(config).forEach((id, settings) -> byId.put(id, merchant(id, settings, problems)));
        refuseSharedKeys(problems);
    }

    /** The merchant of this id, if there is one. */
    public Optional<Merchant> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All merchants, by id. */
    public Collection<Merchant> all() {
        return byId.values();
    }

    private static Merchant merchant(String id, MerchantConfig config, ConfigurationProblems problems) {
        if (!ID.matcher(id).matches() || id.equals(RESERVED)) {
            problems.add("The merchant id \"" + id + "\" may hold only lower-case letters and digits, and not be \""
                    + RESERVED + "\"" + " (GATEWAY_MERCHANTS__<ID>__…).");
        }
        Checked checked = new Checked(id, problems);
        String upstreamId = checked.required("MERCHANT_ID", config.merchantId(), "the merchant's UUID at OrderMesh")
                .toLowerCase(Locale.ROOT);
        Set<String> subscribers = new LinkedHashSet<>();
        subscribers.add(upstreamId);
        config.subscribers().orElse(List.of()).forEach(each -> subscribers.add(each.toLowerCase(Locale.ROOT)));
        return new Merchant(
                id,
                upstreamId,
                checked.required("CLIENT_ID", config.clientId(), "the client id made in the OrderMesh portal"),
                checked.clientSecret(config),
                checked.keys(config.apiKeys().orElse(List.of())),
                Set.copyOf(subscribers),
                config.baseUrl());
    }

    private void refuseSharedKeys(ConfigurationProblems problems) {
        for (Merchant one : byId.values()) {
            for (Merchant other : byId.values()) {
                if (one.id().compareTo(other.id()) < 0 && one.apiKeys().stream().anyMatch(other.apiKeys()::contains)) {
                    problems.add(variable(one.id(), "API_KEYS") + " and " + variable(other.id(), "API_KEYS")
                            + " hold the same key; a key must belong to one merchant.");
                }
            }
        }
    }

    /** The environment variable of a merchant's setting. */
    public static String variable(String id, String name) {
        return "GATEWAY_MERCHANTS__" + id.toUpperCase(Locale.ROOT) + "__" + name;
    }

    /** Reads one merchant's settings and notes what is wrong with them. */
    private record Checked(String id, ConfigurationProblems problems) {

        String required(String name, Optional<String> value, String meaning) {
            Optional<String> given = value.map(String::strip).filter(text -> !text.isEmpty());
            if (given.isEmpty()) {
                problems.add(variable(id, name) + " is not set. Set it to " + meaning + ".");
            }
            return given.orElse("");
        }

        ClientSecret clientSecret(MerchantConfig config) {
            Optional<Path> file = config.clientSecretFile();
            if (file.isPresent() && config.clientSecret().isEmpty()) {
                return clientSecret(file.get());
            }
            if (file.isPresent()) {
                problems.add(variable(id, "CLIENT_SECRET") + " and " + variable(id, "CLIENT_SECRET_FILE")
                        + " are both set. Keep one of them.");
            }
            return ClientSecret.of(Secret.of(required(
                    "CLIENT_SECRET", config.clientSecret(), "the client secret made in the OrderMesh portal")));
        }

        private ClientSecret clientSecret(Path file) {
            try {
                ClientSecret secret = ClientSecret.in(file);
                if (secret.now().reveal().isEmpty()) {
                    problems.add(variable(id, "CLIENT_SECRET_FILE") + " names an empty file: " + file);
                }
                return secret;
            } catch (UncheckedIOException e) {
                problems.add(variable(id, "CLIENT_SECRET_FILE") + " names a file that cannot be read: " + file);
                return ClientSecret.of(Secret.of(""));
            }
        }

        List<Secret> keys(List<String> keys) {
            if (keys.stream().anyMatch(key -> key.length() < SHORTEST_KEY)) {
                problems.add(variable(id, "API_KEYS") + " holds a key of fewer than " + SHORTEST_KEY + " characters.");
            }
            return keys.stream().map(Secret::of).toList();
        }
    }
}
