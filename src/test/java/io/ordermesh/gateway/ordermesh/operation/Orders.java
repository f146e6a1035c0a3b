package io.ordermesh.gateway.ordermesh.operation;

import io.ordermesh.gateway.ordermesh.orders.APIClientInfoModel;
import io.ordermesh.gateway.ordermesh.orders.AddressModel;
import io.ordermesh.gateway.ordermesh.orders.AttributeModel;
import io.ordermesh.gateway.ordermesh.orders.BaseAddressModel;
import io.ordermesh.gateway.ordermesh.orders.BillingInfoModel;
import io.ordermesh.gateway.ordermesh.orders.CoordinatesModel;
import io.ordermesh.gateway.ordermesh.orders.CreateOrderCustomerPaymentMethodModel;
import io.ordermesh.gateway.ordermesh.orders.CreateOrderCustomerTransactionModel;
import io.ordermesh.gateway.ordermesh.orders.CreateOrderItemImageModel;
import io.ordermesh.gateway.ordermesh.orders.CreateOrderItemModel;
import io.ordermesh.gateway.ordermesh.orders.CreateOrderModel;
import io.ordermesh.gateway.ordermesh.orders.OptionModel;
import io.ordermesh.gateway.ordermesh.wire.Money;
import io.ordermesh.gateway.outside.World;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Orders to create. */
final class Orders {

    private Orders() {}

    /** One with nothing but what is demanded. */
    static CreateOrderModel simple(String safeId) {
        return CreateOrderModel.of(
                safeId,
                World.ACME.upstreamId(),
                "M-" + UUID.randomUUID(),
                address("Jane"),
                "Standard",
                List.of(CreateOrderItemModel.of("TEE-L", 1)));
    }

    /** A new one of that merchant in which every field is filled. */
    static CreateOrderModel full(String merchantId) {
        String number = UUID.randomUUID().toString();
        return new CreateOrderModel(
                "safe-" + number,
                merchantId,
                address("Jane"),
                address("Jan"),
                address("Janet"),
                "M-" + number,
                "EN",
                true,
                false,
                new APIClientInfoModel("shop", "made by hand", "1.0", "192.0.2.1"),
                Map.of("basket", "17", "größe", "„XL“ 👕"),
                "CAD",
                "Expedited",
                amount("63.10"),
                amount("48.00"),
                amount("10.10"),
                amount("5.00"),
                amount("0"),
                List.of(payment()),
                List.of(item("TEE-L", 2), item("MUG", 1)));
    }

    static BaseAddressModel address(String firstName) {
        return new BaseAddressModel(
                firstName, "Roe", "1 Main Street", "Rear", null, "Springfield", "IL", "62701", "US", "+15550100", null);
    }

    private static CreateOrderCustomerPaymentMethodModel payment() {
        AddressModel address = new AddressModel(
                "Jane",
                "Roe",
                "1 Main Street",
                null,
                null,
                "Springfield",
                "IL",
                "62701",
                "US",
                null,
                null,
                new CoordinatesModel(amount("-89.65"), amount("39.80")));
        return new CreateOrderCustomerPaymentMethodModel(
                "CreditCard",
                "Visa",
                "4111",
                "1111",
                new BillingInfoModel("Jane Roe", address),
                List.of(new CreateOrderCustomerTransactionModel(
                        amount("63.10"), "CAD", "2026-01-31T12:00:00Z", "transaction", "authorization")));
    }

    private static CreateOrderItemModel item(String sku, int quantity) {
        return new CreateOrderItemModel(
                sku,
                quantity,
                List.of(new CreateOrderItemImageModel(
                        "https://example.com/art.png", "https://example.com/small.png", "Front", "DirectToGarment")),
                "line of " + sku,
                List.of(new OptionModel("size", "L")),
                List.of(new AttributeModel("gift", "yes")),
                money("24.00"),
                money("12.00"),
                money("5.05"),
                money("2.50"),
                Map.of("shelf", "4"),
                Map.of("engraving", "none"),
                false,
                true,
                false,
                true,
                true);
    }

    static @Nullable Money money(String amount) {
        return Money.of("CAD", amount(amount));
    }

    private static BigDecimal amount(String amount) {
        return new BigDecimal(amount);
    }
}
