package io.ordermesh.gateway.verification;

import io.ordermesh.gateway.configuration.ConfigurationProblems;
import io.ordermesh.gateway.merchant.GivenMerchants;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.merchant.MerchantsConfig;
import io.ordermesh.gateway.verification.Verification.Pending;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Merchants whose webhooks prove where they come from as properties say. */
final class GivenSchemes {

    private static final List<VerificationScheme.Factory> FACTORIES = List.of(
            new AddressToken.Factory(),
            new StaticHeader.Factory(),
            new BasicCredentials.Factory(),
            new SignedBody.Factory(),
            new StandardWebhooks.Factory(),
            new SourceNetworks.Factory(),
            new ClientCertificate.Factory());

    private final DeliveryVerifier verifier;

    private GivenSchemes(DeliveryVerifier verifier) {
        this.verifier = verifier;
    }

    /** The schemes of these properties, each without {@code gateway.merchants.}; what a merchant needs besides is added. */
    static GivenSchemes of(Map<String, String> properties) {
        MerchantsConfig config = config(properties);
        return new GivenSchemes(new DeliveryVerifier(new Merchants(config.byId()), config, FACTORIES));
    }

    /** What the start would say of them. */
    static List<String> problems(Map<String, String> properties) {
        ConfigurationProblems problems = new ConfigurationProblems();
        DeliveryVerifier.check(problems, config(properties), FACTORIES);
        try {
            problems.stopIfAny();
            return List.of();
        } catch (ConfigurationException e) {
            return String.valueOf(e.getMessage())
                    .lines()
                    .skip(1)
                    .map(line -> line.substring("  - ".length()))
                    .toList();
        }
    }

    Verification verify(Head head) {
        return verifier.verify(head.head());
    }

    /** Judges head and body. */
    Verification verify(Head head, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return verify(head) instanceof Pending pending
                ? pending.complete(new DeliveryBody(bytes, bytes))
                : verify(head);
    }

    private static MerchantsConfig config(Map<String, String> properties) {
        Map<String, String> whole = new HashMap<>(properties);
        properties.keySet().forEach(name -> {
            String merchant = name.substring(0, name.indexOf('.'));
            whole.put(merchant + ".merchant-id", "upstream-" + merchant);
            whole.put(merchant + ".client-id", "client");
            whole.put(merchant + ".client-secret", "secret");
        });
        return GivenMerchants.of(whole);
    }
}
