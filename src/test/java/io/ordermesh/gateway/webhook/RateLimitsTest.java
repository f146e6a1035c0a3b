package io.ordermesh.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.merchant.GivenMerchant;
import io.ordermesh.gateway.merchant.Merchant;
import io.ordermesh.gateway.merchant.Merchants;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private final Merchants merchants =
            new Merchants(Map.of("acme", GivenMerchant.complete("acme"), "other", GivenMerchant.complete("other")));
    private final Merchant acme = merchants.find("acme").orElseThrow();
    private final Merchant other = merchants.find("other").orElseThrow();

    @Test
    void withoutALimitEverythingIsTaken() {
        RateLimits limits = new RateLimits(merchants.all(), Optional.empty());

        for (int i = 0; i < 10_000; i++) {
            assertThat(limits.tryTake(acme)).isEmpty();
        }
    }

    @Test
    void oneMerchantsLimitIsNoOthers() {
        RateLimits limits = new RateLimits(merchants.all(), Optional.of(1));
        Optional<java.time.Duration> wait = Optional.empty();
        for (int i = 0; i < 100 && wait.isEmpty(); i++) {
            wait = limits.tryTake(acme);
        }

        assertThat(wait).hasValueSatisfying(each -> assertThat(each).isPositive());
        assertThat(limits.tryTake(other)).isEmpty();
    }
}
