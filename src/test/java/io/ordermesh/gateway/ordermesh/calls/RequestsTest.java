package io.ordermesh.gateway.ordermesh.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.gateway.ordermesh.notes.CreateNoteModel;
import io.ordermesh.gateway.ordermesh.notes.ResourceReferenceModel;
import io.ordermesh.gateway.ordermesh.orders.AddRefundItemModel;
import io.ordermesh.gateway.ordermesh.orders.AddRefundModel;
import io.ordermesh.gateway.ordermesh.orders.BaseAddressModel;
import io.ordermesh.gateway.ordermesh.orders.BaseAddressModelBuilder;
import io.ordermesh.gateway.ordermesh.orders.CancelOrderModel;
import io.ordermesh.gateway.ordermesh.orders.CreateOrderItemModel;
import io.ordermesh.gateway.ordermesh.orders.CreateOrderModel;
import io.ordermesh.gateway.ordermesh.orders.UpdateOrderModelBuilder;
import io.ordermesh.gateway.ordermesh.orders.UpdateOrderModelBulkModel;
import io.ordermesh.gateway.ordermesh.shipments.Reroute;
import io.ordermesh.gateway.ordermesh.shipments.RerouteOrderItem;
import io.ordermesh.gateway.ordermesh.users.GetServiceClientTokenDto;
import io.ordermesh.gateway.ordermesh.users.GetServiceClientTokenDto.Spelling;
import io.ordermesh.gateway.ordermesh.users.LoginUserDto;
import io.ordermesh.gateway.ordermesh.wire.Json;
import io.ordermesh.gateway.ordermesh.wire.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is sent, in the portal's names, and what of it is shown. */
class RequestsTest {

    private static final BaseAddressModel ADDRESS = BaseAddressModelBuilder.builder()
            .firstName("Avery")
            .lastName("Example")
            .line1("1 Sample Street")
            .city("Springfield")
            .state("IL")
            .zip("62701")
            .countryCode("US")
            .build();

    @Test
    void anOrderHoldsWhatWasGivenAndNoMore() {
        CreateOrderModel order =
                CreateOrderModel.of("m-1", "11111111-1111-4111-8111-111111111111", "M-1", ADDRESS, "Standard", items());

        assertThat(Json.tree(Json.write(order))).isEqualTo(Json.tree("""
                                {"safeId": "m-1", "merchantId": "11111111-1111-4111-8111-111111111111",
                                 "shippingAddress": {"firstName": "Avery", "lastName": "Example", "line1": "1 Sample Street",
                                   "city": "Springfield", "state": "IL", "zip": "62701", "countryCode": "US"},
                                 "externalId": "M-1", "customerShippingMethod": "Standard",
                                 "items": [{"sku": "TEE", "quantity": 2}]}
                                """));
        assertThat(order.toString()).contains("m-1", "TEE").doesNotContain("Avery", "Springfield");
    }

    @Test
    void optionalPartsAreAddedOneByOne() {
        CreateOrderModel demanded = CreateOrderModel.of("m-1", "m", "M-1", ADDRESS, "Standard", items());

        CreateOrderModel order = demanded.withIsTest(true)
                .withMeta(Map.of("shop", "north"))
                .withCustomerTotal(new BigDecimal("12.50"))
                .withItems(List.of(CreateOrderItemModel.of("TEE", 2)
                        .withExternalId("line-1")
                        .withCustomerPrice(Money.of("USD", new BigDecimal("6.25")))));

        ObjectNode expected = (ObjectNode) Json.tree(Json.write(demanded));
        expected.put("isTest", true)
                .put("customerTotal", new BigDecimal("12.50"))
                .set("meta", Json.tree("{\"shop\": \"north\"}"));
        expected.set("items", Json.tree("""
                                [{"sku": "TEE", "quantity": 2, "externalId": "line-1",
                                  "customerPrice": {"currency": "USD", "amount": 6.25}}]
                                """));
        assertThat(Json.tree(Json.write(order))).isEqualTo(expected);
        assertThat(demanded.isTest()).isNull();
        assertThatThrownBy(() -> demanded.withItems(List.of())).hasMessage("items must hold one element or more.");
    }

    @Test
    void flagsAndAmountsKeepTheirNamesAndDigits() {
        AddRefundModel refund = new AddRefundModel(
                "o-1", List.of(new AddRefundItemModel("i-1", true, new BigDecimal("12.50"), "torn at Avery's")));

        assertThat(Json.write(refund))
                .isEqualTo("{\"orderId\":\"o-1\",\"refunds\":[{\"itemId\":\"i-1\",\"isShippingRefund\":true,"
                        + "\"amount\":12.50,\"reason\":\"torn at Avery's\"}]}");
        assertThat(refund.toString()).doesNotContain("Avery");
        assertThat(Json.write(new CreateNoteModel(new ResourceReferenceModel("order", "o-1"), "A text", true)))
                .isEqualTo(
                        "{\"resource\":{\"type\":\"order\",\"id\":\"o-1\"},\"text\":\"A text\",\"isInternal\":true}");
        assertThat(Json.write(CancelOrderModel.wholeOrder())).isEqualTo("{}");
        assertThat(new Reroute("s-1", "F1", "Avery moved", List.of(new RerouteOrderItem("i-1", 1))).toString())
                .doesNotContain("Avery");
    }

    @Test
    void credentialsAreSentInEitherSpellingAndNeverShown() {
        assertThat(Json.tree(Json.write(new GetServiceClientTokenDto("id", "hush", Spelling.CAMEL_CASE))))
                .isEqualTo(Json.tree("{\"clientId\": \"id\", \"clientSecret\": \"hush\"}"));
        assertThat(Json.tree(Json.write(new GetServiceClientTokenDto("id", "hush", Spelling.SNAKE_CASE))))
                .isEqualTo(Json.tree("{\"client_id\": \"id\", \"client_secret\": \"hush\"}"));
        assertThat(new GetServiceClientTokenDto("id", "hush", Spelling.CAMEL_CASE).toString())
                .doesNotContain("hush");
        assertThat(new LoginUserDto("avery@example.com", "hush").toString()).doesNotContain("hush", "avery");
    }

    @Test
    void whatIsDemandedIsDemanded() {
        assertThatThrownBy(() -> CreateOrderModel.of(" ", "m", "M-1", ADDRESS, "Standard", items()))
                .hasMessage("safeId must not be empty.");
        assertThatThrownBy(() -> CreateOrderModel.of("m-1", "m", "M-1", ADDRESS, "Standard", List.of()))
                .hasMessage("items must hold one element or more.");
        assertThatThrownBy(() -> CreateOrderItemModel.of("TEE", 0)).hasMessage("quantity must be 1 or more.");
        assertThatThrownBy(() -> new UpdateOrderModelBulkModel(
                        List.of(UpdateOrderModelBuilder.builder().isTest(true).build())))
                .hasMessage("bulk[].id must not be empty.");
    }

    private static List<CreateOrderItemModel> items() {
        return List.of(CreateOrderItemModel.of("TEE", 2));
    }
}
