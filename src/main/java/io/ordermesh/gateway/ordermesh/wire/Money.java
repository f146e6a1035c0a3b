package io.ordermesh.gateway.ordermesh.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An amount in major units with the digits it came with: PriceModel and UpdatePriceModel of the order service, Price of
 * the shipment service, the catalog's price (contract 2.5, documented).
 *
 * @param currency ISO 4217
 * @param tax only in the shipment service
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Money(
        @Nullable String currency,
        BigDecimal amount,
        @Nullable BigDecimal tax) {

    public Money {
        Objects.requireNonNull(amount, "amount");
    }

    /** An amount without tax. */
    public static Money of(String currency, BigDecimal amount) {
        return new Money(currency, amount, null);
    }

    /** Reads {@code {currency, amount, tax?}}; amounts are numbers or texts. */
    static Optional<Money> read(Wire price) {
        return price.decimal("amount")
                .map(amount -> new Money(
                        price.text("currency").orElse(null),
                        amount,
                        price.decimal("tax").orElse(null)));
    }
}
