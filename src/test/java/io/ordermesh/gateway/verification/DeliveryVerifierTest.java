package io.ordermesh.gateway.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.event.OrderMeshEvent;
import io.ordermesh.gateway.merchant.GivenMerchant;
import io.ordermesh.gateway.merchant.Merchant;
import io.ordermesh.gateway.merchant.Merchants;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryVerifierTest {

    private final Merchants merchants = new Merchants(Map.of(
            "acme",
            GivenMerchant.complete("acme")
                    .webhookTokens("the-old-token-of-acme", "the-new-token-of-acme")
                    .subscribers("Child-Acme"),
            "other",
            GivenMerchant.complete("other")));
    private final DeliveryVerifier verifier = new DeliveryVerifier(merchants);

    @ParameterizedTest
    @CsvSource({
        "acme, the-old-token-of-acme, acme",
        "acme, the-new-token-of-acme, acme",
        "other, other-webhook-token, other",
        "acme, other-webhook-token,",
        "acme, the-old-token-of-acm,",
        "acme, '',",
        "ACME, the-old-token-of-acme,",
        "nobody, the-old-token-of-acme,",
        "'', '',"
    })
    void onlyATokenOfTheMerchantVerifiesIt(String id, String token, @Nullable String verified) {
        assertThat(verifier.verify(id, token).map(Merchant::id).orElse(null)).isEqualTo(verified);
    }

    @ParameterizedTest
    @CsvSource({
        ",, true",
        "upstream-acme,, true",
        "UPSTREAM-ACME,, true",
        "child-acme,, true",
        ", child-acme, true",
        "portal-account, child-acme, true",
        "upstream-acme, unknown-child, true",
        "upstream-other,, false",
        ", upstream-other, false",
        "portal-account, unknown-child, false"
    })
    void anEventMustNameNoForeignSubscriber(
            @Nullable String subscriber, @Nullable String childSubscriber, boolean belongs) {
        Merchant acme = merchants.find("acme").orElseThrow();
        OrderMeshEvent event = new OrderMeshEvent(
                "OrderCreation",
                OrderKey.order("o"),
                subscriber,
                childSubscriber,
                false,
                null,
                JsonNodeFactory.instance.objectNode());

        assertThat(verifier.belongsTo(acme, event)).isEqualTo(belongs);
    }
}
