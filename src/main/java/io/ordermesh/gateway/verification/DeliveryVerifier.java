package io.ordermesh.gateway.verification;

import io.ordermesh.gateway.event.OrderMeshEvent;
import io.ordermesh.gateway.merchant.Merchant;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.merchant.Secret;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Verifies where a delivery comes from. OrderMesh documents no signature (contract 3.4), so the proof is the secret last
 * part of the merchant's call-back URL; besides, every event must name a subscriber of that merchant.
 */
@Singleton
public class DeliveryVerifier {

    /** Compared where the merchant is unknown, so that the answer takes as long as for a wrong token. */
    private static final List<Secret> NOBODYS =
            List.of(Secret.of(UUID.randomUUID().toString()));

    private final Merchants merchants;

    DeliveryVerifier(Merchants merchants) {
        this.merchants = merchants;
    }

    /** The merchant, if it exists and the token is one of its tokens. The two refusals cannot be told apart. */
    public Optional<Merchant> verify(String merchantId, String token) {
        Optional<Merchant> merchant = merchants.find(merchantId);
        boolean valid = false;
        for (Secret each : merchant.map(Merchant::webhookTokens).orElse(NOBODYS)) {
            valid |= each.matches(token);
        }
        return valid ? merchant : Optional.empty();
    }

    /**
     * Whether the event belongs to the merchant: its subscriber or child subscriber is one of the merchant's. An event
     * that names neither is accepted on the strength of the token.
     */
    public boolean belongsTo(Merchant merchant, OrderMeshEvent event) {
        List<String> named = Stream.of(
                        Optional.ofNullable(event.subscriberId()), Optional.ofNullable(event.childSubscriberId()))
                .flatMap(Optional::stream)
                .toList();
        return named.isEmpty() || named.stream().anyMatch(merchant::ownsSubscriber);
    }
}
