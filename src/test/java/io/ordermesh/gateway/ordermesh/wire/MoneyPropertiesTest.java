package io.ordermesh.gateway.ordermesh.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Amounts keep every digit, in each form that prices have; no double holds them on their way. */
class MoneyPropertiesTest {

    @Property
    void anAmountWithTaxKeepsItsDigits(@ForAll("amounts") String amount, @ForAll("amounts") String tax) {
        Money money = Json.read(
                        "{\"price\": {\"currency\": \"USD\", \"amount\": %s, \"tax\": %s}}".formatted(amount, tax),
                        Wire.class)
                .requiredMoney("price");

        assertThat(money.currency()).isEqualTo("USD");
        assertThat(money.amount().toPlainString()).isEqualTo(amount);
        assertThat(Objects.requireNonNull(money.tax()).toPlainString()).isEqualTo(tax);
        assertThat(money.amount().add(money.tax())).isEqualTo(new BigDecimal(amount).add(new BigDecimal(tax)));
        assertThat(Json.read("{\"price\": %s}".formatted(Json.write(money)), Wire.class)
                        .requiredMoney("price"))
                .isEqualTo(money);
    }

    @Property
    void aBareNumberIsAnAmountWithoutCurrency(@ForAll("amounts") String amount) {
        assertThat(Json.read("{\"price\": %s}".formatted(amount), Wire.class).money("price"))
                .contains(new Money(null, new BigDecimal(amount), null));
        assertThat(Json.read("{\"price\": \"%s\"}".formatted(amount), Wire.class)
                        .money("price"))
                .contains(new Money(null, new BigDecimal(amount), null));
    }

    /** More digits than a double holds, and such as 0.1 and 0.30000000000000004, which are none of its own. */
    @Provide
    Arbitrary<String> amounts() {
        Arbitrary<String> any = Arbitraries.integers().between(0, 18).flatMap(scale -> Arbitraries.bigDecimals()
                .between(new BigDecimal("-1e15"), new BigDecimal("1e15"))
                .ofScale(scale)
                .map(amount -> amount.setScale(scale).toPlainString()));
        return Arbitraries.oneOf(
                any, Arbitraries.of("0.1", "0.2", "0.30", "0.30000000000000004", "9007199254740993", "1.005", "-0.01"));
    }
}
