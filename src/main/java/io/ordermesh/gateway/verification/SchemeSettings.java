package io.ordermesh.gateway.verification;

import io.ordermesh.gateway.configuration.ConfigurationProblems;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.merchant.MerchantsConfig.MerchantConfig;
import io.ordermesh.gateway.merchant.MerchantsConfig.WebhookProofs;
import io.ordermesh.gateway.merchant.SecretList;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What one merchant's settings say of its webhooks, and where to note what is wrong with them.
 *
 * @param merchant our id of it
 */
public record SchemeSettings(String merchant, MerchantConfig config, ConfigurationProblems problems) {

    static final int SHORTEST_SECRET = 16;

    /** RFC 9110, section 5.6.2. */
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /** The settings of its proofs. */
    public WebhookProofs proofs() {
        return config.webhook();
    }

    /** Notes a mistake, behind the name of the variable. */
    public void wrong(String setting, String sentence) {
        problems.add(variable(setting) + " " + sentence);
    }

    /** The environment variable of a setting of the merchant. */
    public String variable(String setting) {
        return Merchants.variable(merchant, setting);
    }

    /**
     * Secrets from the variable or from the file whose variable ends in {@code _FILE}; empty if neither is set.
     *
     * @param usable what each must fulfill
     * @param form the same in words, after "each of which must be"
     */
    public Optional<SecretList> secrets(
            String setting, Optional<List<String>> values, Optional<Path> file, Predicate<String> usable, String form) {
        boolean given = values.filter(each -> !each.isEmpty()).isPresent();
        if (given && file.isPresent()) {
            wrong(setting, "and " + variable(setting + "_FILE") + " are both set. Keep one of them.");
        }
        if (given) {
            if (!values.orElseThrow().stream().allMatch(usable)) {
                wrong(setting, "holds what cannot be used; each must be " + form + ".");
            }
            return values.map(SecretList::of);
        }
        return file.map(path -> inFile(setting + "_FILE", path, usable, form));
    }

    private SecretList inFile(String setting, Path file, Predicate<String> usable, String form) {
        try {
            SecretList secrets = SecretList.in(file, usable);
            if (secrets.now().isEmpty()) {
                wrong(setting, "names an empty file: " + file);
            } else if (!secrets.now().stream().allMatch(each -> usable.test(each.reveal()))) {
                wrong(setting, "names a file with a line that cannot be used; each must be " + form + ": " + file);
            }
            return secrets;
        } catch (UncheckedIOException e) {
            wrong(setting, "names a file that cannot be read: " + file);
            return SecretList.of(List.of());
        }
    }

    /** The name of a header that belongs to secrets: both must be set, or neither. */
    public Optional<String> header(String setting, Optional<String> name, boolean needed, String companion) {
        if (needed && name.isEmpty()) {
            wrong(setting, "is not set, but " + variable(companion) + " is. Set it to the name of the header.");
        }
        if (!needed && name.isPresent()) {
            wrong(companion, "is not set, but " + variable(setting) + " is. Set it to what the header must prove.");
        }
        if (name.isPresent() && !HEADER_NAME.matcher(name.get()).matches()) {
            wrong(setting, "is not the name of an HTTP header.");
        }
        return name.filter(each -> needed);
    }
}
