package io.ordermesh.gateway.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.merchant.GivenMerchant;
import io.ordermesh.gateway.merchant.Merchant;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.verification.Verification.Pending;
import io.ordermesh.gateway.verification.Verification.Unverified;
import io.ordermesh.gateway.verification.Verification.Verified;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryVerifierTest {

    @ParameterizedTest
    @CsvSource({
        "acme, the-old-token-of-acme, acme",
        "acme, the-new-token-of-acme, acme",
        "other, other-webhook-token, other",
        "acme, other-webhook-token,",
        "acme, the-old-token-of-acm,",
        "acme, '',",
        "acme,,",
        "ACME, the-old-token-of-acme,",
        "nobody, the-old-token-of-acme,",
        "nobody, other-webhook-token,",
        "'', '',"
    })
    void onlyATokenOfTheMerchantVerifiesIt(String id, @Nullable String token, @Nullable String verified) {
        GivenSchemes schemes = GivenSchemes.of(Map.of(
                "acme.webhook-tokens",
                "the-old-token-of-acme,the-new-token-of-acme",
                "other.webhook-tokens",
                "other-webhook-token"));

        assertThat(
                        schemes.verify(Head.to(id).token(token)) instanceof Verified found
                                ? found.merchant().id()
                                : null)
                .isEqualTo(verified);
    }

    @Test
    void allThatIsConfiguredMustHold() {
        GivenSchemes schemes = GivenSchemes.of(Map.of(
                "acme.webhook-tokens", "the-token-of-acme-itself",
                "acme.webhook.header-name", "X-Secret",
                "acme.webhook.header-secrets", "the-secret-in-the-header",
                "acme.webhook.networks", "203.0.113.0/24"));
        Head whole = Head.to("acme")
                .token("the-token-of-acme-itself")
                .header("x-secret", "the-secret-in-the-header")
                .from("203.0.113.9");

        assertThat(schemes.verify(whole)).isInstanceOf(Verified.class);
        assertThat(schemes.verify(whole.token("another-token-of-acme")))
                .isEqualTo(new Unverified("acme", "address", Proof.Reason.WRONG));
        assertThat(schemes.verify(whole.header("x-secret", "another")))
                .isEqualTo(new Unverified("acme", "header", Proof.Reason.MALFORMED));
        assertThat(schemes.verify(whole.from("203.0.114.9")))
                .isEqualTo(new Unverified("acme", "network", Proof.Reason.WRONG));
    }

    @Test
    void anAddressWithoutTokensTakesNone() {
        GivenSchemes schemes = GivenSchemes.of(Map.of(
                "acme.webhook.header-name", "X-Secret", "acme.webhook.header-secrets", "the-secret-in-the-header"));
        Head head = Head.to("acme").header("X-Secret", "the-secret-in-the-header");

        assertThat(schemes.verify(head)).isInstanceOf(Verified.class);
        assertThat(schemes.verify(head.token("any-token-at-all"))).isInstanceOf(Unverified.class);
    }

    @Test
    void aMerchantThatDoesNotExistIsVerifiedLikeOneThatDoes() {
        GivenSchemes schemes = GivenSchemes.of(Map.of(
                "acme.webhook.signature-header", "X-Signature",
                "acme.webhook.signature-secrets", "the-key-of-the-signature"));
        Head known = Head.to("acme").header("X-Signature", "00ff");
        Head unknown = Head.to("nobody").header("X-Signature", "00ff");

        assertThat(schemes.verify(known)).isInstanceOf(Pending.class);
        assertThat(schemes.verify(unknown)).isInstanceOfSatisfying(Pending.class, pending -> {
            assertThat(pending.merchant()).isEqualTo("unknown");
            byte[] body = {};
            assertThat(pending.complete(new DeliveryBody(body, body)))
                    .isEqualTo(new Unverified("unknown", "merchant", Proof.Reason.WRONG));
        });
        assertThat(schemes.verify(Head.to("nobody")))
                .isEqualTo(new Unverified("unknown", "merchant", Proof.Reason.WRONG));
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
        Merchant acme = new Merchants(
                        Map.of("acme", GivenMerchant.complete("acme").subscribers("Child-Acme")))
                .find("acme")
                .orElseThrow();
        List<String> named = Stream.of(subscriber, childSubscriber)
                .<String>mapMulti((each, named1) -> {
                    if (each != null) {
                        named1.accept(each);
                    }
                })
                .toList();

        assertThat(Subscribers.belong(acme, named)).isEqualTo(belongs);
    }
}
