package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.Beside;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.webhook.CloudEvents;
import io.ordermesh.sandbox.webhook.ContentEncoding;
import io.ordermesh.sandbox.webhook.MacAlgorithm;
import io.ordermesh.sandbox.webhook.MacEncoding;
import io.ordermesh.sandbox.webhook.WebhookSecurity;
import io.ordermesh.sandbox.webhook.WebhookSecurity.Basic;
import io.ordermesh.sandbox.webhook.WebhookSecurity.Header;
import io.ordermesh.sandbox.webhook.WebhookSecurity.Signature;
import io.ordermesh.sandbox.webhook.WebhookSecurity.Standard;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The sandbox sends its webhooks with every proof, and only with all of them they get in. */
@Beside
class SchemesIT {

    private static final String KEY = "a-key-of-acme-for-tests";
    private static final String STANDARD = "whsec_YSBrZXkgb2YgdHdlbnR5LWZvdXIgYnl0ZXM=";

    @RegisterExtension
    static final LoneReplica GATEWAY = LoneReplica.with(Map.ofEntries(
            Map.entry("GATEWAY_MERCHANTS__ACME__WEBHOOK_HEADER_NAME", "X-Webhook-Secret"),
            Map.entry("GATEWAY_MERCHANTS__ACME__WEBHOOK_HEADER_SECRETS", "an-old-secret-of-acme," + KEY),
            Map.entry("GATEWAY_MERCHANTS__ACME__WEBHOOK_BASIC_CREDENTIALS", "acme:" + KEY),
            Map.entry("GATEWAY_MERCHANTS__ACME__WEBHOOK_SIGNATURE_HEADER", "X-Signature"),
            Map.entry("GATEWAY_MERCHANTS__ACME__WEBHOOK_SIGNATURE_SECRETS", KEY),
            Map.entry("GATEWAY_MERCHANTS__ACME__WEBHOOK_SIGNATURE_ALGORITHM", "sha512"),
            Map.entry("GATEWAY_MERCHANTS__ACME__WEBHOOK_SIGNATURE_ENCODING", "base64"),
            Map.entry("GATEWAY_MERCHANTS__ACME__WEBHOOK_SIGNATURE_PREFIX", "sha512="),
            Map.entry("GATEWAY_MERCHANTS__ACME__WEBHOOK_SIGNATURE_TIMESTAMP_HEADER", "X-Time"),
            Map.entry("GATEWAY_MERCHANTS__ACME__WEBHOOK_STANDARD_SECRETS", STANDARD),
            Map.entry("GATEWAY_MERCHANTS__ACME__WEBHOOK_NETWORKS", "203.0.113.0/24"),
            Map.entry("GATEWAY_PROXIES_TRUSTED", "127.0.0.1/32")));

    private static final WebhookSecurity ALL = new WebhookSecurity(
            new Header("X-Webhook-Secret", KEY),
            new Basic("acme", KEY),
            new Signature("X-Signature", MacAlgorithm.SHA_512, MacEncoding.BASE64, "sha512=", KEY, "X-Time"),
            new Standard(List.of(STANDARD)),
            Map.of("X-Forwarded-For", "198.51.100.1, 203.0.113.7"),
            null,
            null);

    private final World world = GATEWAY.world();

    @AfterEach
    void sendPlainly() {
        world.sandbox().webhooks().sendWith("acme", WebhookSecurity.NONE);
        world.sandbox().webhooks().sendWith("globex", WebhookSecurity.NONE);
    }

    @Test
    void webhooksWithAllProofsBecomeOrders() {
        world.sandbox().webhooks().sendWith("acme", ALL);

        CreatedOrder order = world.sandbox().orders().create("acme");

        Copy.becomesRight(world, World.ACME, order.id());
    }

    @ParameterizedTest
    @EnumSource(CloudEvents.class)
    void webhooksThatAreCloudEventsBecomeOrdersToo(CloudEvents mode) {
        world.sandbox()
                .webhooks()
                .sendWith("acme", ALL.withCloudEvents(mode).withContentEncoding(ContentEncoding.GZIP));

        CreatedOrder order = world.sandbox().orders().create("acme");

        Copy.becomesRight(world, World.ACME, order.id());
    }

    @ParameterizedTest
    @CsvSource({
        "header, missing",
        "basic, missing",
        "signature, missing",
        "standard, missing",
        "network, wrong",
        "wrong-header, wrong",
        "wrong-basic, wrong",
        "wrong-signature, wrong",
        "wrong-standard, wrong",
        "wrong-network, wrong"
    })
    void aWebhookWithoutOneOfThemIsRefusedAndCounted(String without, String reason) {
        String scheme = without.replace("wrong-", "");
        double before = unverified(scheme, reason);
        world.sandbox().webhooks().sendWith("acme", change(without).apply(ALL));

        CreatedOrder order = world.sandbox().orders().create("acme");

        Eventually.holds(() -> assertThat(unverified(scheme, reason)).isGreaterThan(before));
        assertThat(Records.eventsWith(world, order.id())).isEmpty();
    }

    @Test
    void anAddressGuardedBySignaturesIsNotShownToWhoAsks() {
        world.http().get("/webhooks/acme/" + World.ACME.webhookToken()).then().statusCode(404);
        world.http()
                .get("/webhooks/globex/" + World.GLOBEX.webhookToken())
                .then()
                .statusCode(200);
    }

    @Test
    void anotherMerchantNeedsNoneOfThis() {
        CreatedOrder order = world.sandbox().orders().create("globex");

        Copy.becomesRight(world, World.GLOBEX, order.id());
    }

    private double unverified(String scheme, String reason) {
        return Management.metric(
                world,
                "gateway_deliveries_unverified_total",
                "merchant=\"acme\"",
                "scheme=\"" + scheme + "\"",
                "reason=\"" + reason + "\"");
    }

    private static UnaryOperator<WebhookSecurity> change(String what) {
        String other = "another-key-of-somebody";
        return switch (what) {
            case "header" -> all -> all.withHeader(null);
            case "basic" -> all -> all.withBasic(null);
            case "signature" -> all -> all.withSignature(null);
            case "standard" -> all -> all.withStandard(null);
            case "network" -> all -> all.withHeaders(Map.of());
            case "wrong-header" -> all -> all.withHeader(new Header("X-Webhook-Secret", other));
            case "wrong-basic" -> all -> all.withBasic(new Basic("acme", other));
            case "wrong-signature" ->
                all -> all.withSignature(new Signature(
                        "X-Signature", MacAlgorithm.SHA_512, MacEncoding.BASE64, "sha512=", other, "X-Time"));
            case "wrong-standard" ->
                all -> all.withStandard(new Standard(List.of("whsec_YW5vdGhlciBrZXkgb2YgbWFueSBieXRlcw==")));
            default -> all -> all.withHeaders(Map.of("X-Forwarded-For", "203.0.113.7, 198.51.100.1"));
        };
    }
}
