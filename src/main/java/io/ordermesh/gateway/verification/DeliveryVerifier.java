package io.ordermesh.gateway.verification;

import io.ordermesh.gateway.configuration.ConfigurationProblems;
import io.ordermesh.gateway.merchant.Merchant;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.merchant.MerchantsConfig;
import io.ordermesh.gateway.merchant.MerchantsConfig.MerchantConfig;
import io.ordermesh.gateway.telemetry.Metrics;
import io.ordermesh.gateway.verification.Proof.Reason;
import io.ordermesh.gateway.verification.Verification.Pending;
import io.ordermesh.gateway.verification.Verification.Pending.Check;
import io.ordermesh.gateway.verification.Verification.Unverified;
import io.ordermesh.gateway.verification.Verification.Verified;
import io.quarkus.arc.All;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Verifies where a delivery comes from, by all schemes that its merchant is configured with. OrderMesh documents no
 * signature, so what a merchant can arrange with it decides.
 *
 * <p>A merchant that does not exist is verified like one that does, and then refused: the two cannot be told apart, neither
 * by the response nor by what it takes to get it.
 */
@Singleton
public class DeliveryVerifier {

    private static final String NO_MERCHANT_SCHEME = "merchant";

    private final Map<String, Guarded> byId = new TreeMap<>();
    private final List<Guarded> all;

    DeliveryVerifier(Merchants merchants, MerchantsConfig config, @All List<VerificationScheme.Factory> factories) {
        ConfigurationProblems checked = new ConfigurationProblems();
        merchants
                .all()
                .forEach(merchant -> byId.put(
                        merchant.id(),
                        new Guarded(
                                merchant,
                                schemes(
                                        merchant.id(),
                                        Optional.ofNullable(config.byId().get(merchant.id()))
                                                .orElseThrow(),
                                        factories,
                                        checked))));
        checked.stopIfAny();
        this.all = List.copyOf(byId.values());
    }

    private record Guarded(Merchant merchant, List<VerificationScheme> schemes) {}

    static void check(
            @Observes ConfigurationProblems problems,
            MerchantsConfig config,
            @All List<VerificationScheme.Factory> factories) {
        new TreeMap<>(config.byId()).forEach((id, merchant) -> {
            if (schemes(id, merchant, factories, problems).isEmpty()) {
                problems.add(Merchants.variable(id, "WEBHOOK_TOKENS")
                        + " is not set, nor is any other proof of where webhooks come from. Set it to the secret last part"
                        + " of the call-back URL, for example the output of `openssl rand -hex 24`.");
            }
        });
    }

    private static List<VerificationScheme> schemes(
            String id,
            MerchantConfig config,
            List<VerificationScheme.Factory> factories,
            ConfigurationProblems problems) {
        SchemeSettings settings = new SchemeSettings(id, config, problems);
        return factories.stream()
                .flatMap(factory -> factory.create(settings).stream())
                .toList();
    }

    /** Judges a delivery by its head. */
    public Verification verify(DeliveryHead head) {
        Guarded named = byId.get(head.merchantId());
        Guarded guarded = named == null ? standIn(head.merchantId()) : named;
        String merchant = named == null ? Metrics.NO_MERCHANT : head.merchantId();
        Verification outcome = named == null
                ? new Unverified(merchant, NO_MERCHANT_SCHEME, Reason.WRONG)
                : new Verified(guarded.merchant());
        List<Check> checks = new ArrayList<>();
        Unverified failure = null;
        for (VerificationScheme scheme : guarded.schemes()) {
            Proof proof = scheme.verify(head);
            if (proof instanceof Proof.Fails failed && failure == null) {
                failure = new Unverified(merchant, scheme.name(), failed.reason());
            } else if (proof instanceof Proof.NeedsBody needed) {
                checks.add(new Check(scheme.name(), needed.check()));
            }
        }
        if (head.addressToken() != null && !hasAddressToken(guarded)) {
            failure = new Unverified(merchant, AddressToken.NAME, Reason.WRONG);
        }
        if (failure != null) {
            return named == null ? outcome : failure;
        }
        return checks.isEmpty() ? outcome : new Pending(merchant, List.copyOf(checks), outcome);
    }

    /** Always the same merchant for the same name, so that asking again tells nothing. */
    private Guarded standIn(String name) {
        return all.get(Math.floorMod(name.hashCode(), all.size()));
    }

    private static boolean hasAddressToken(Guarded guarded) {
        return guarded.schemes().stream().anyMatch(AddressToken.class::isInstance);
    }
}
