package io.ordermesh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.ordermesh.sandbox.WebhookReceiver.Received;
import io.ordermesh.sandbox.control.CreatedOrder;
import io.ordermesh.sandbox.webhook.BodyForm;
import io.ordermesh.sandbox.webhook.CloudEvents;
import io.ordermesh.sandbox.webhook.ContentEncoding;
import io.ordermesh.sandbox.webhook.MacAlgorithm;
import io.ordermesh.sandbox.webhook.MacEncoding;
import io.ordermesh.sandbox.webhook.WebhookRules;
import io.ordermesh.sandbox.webhook.WebhookSecurity;
import io.ordermesh.sandbox.webhook.WebhookSecurity.Basic;
import io.ordermesh.sandbox.webhook.WebhookSecurity.Header;
import io.ordermesh.sandbox.webhook.WebhookSecurity.Signature;
import io.ordermesh.sandbox.webhook.WebhookSecurity.Standard;
import io.ordermesh.sandbox.world.Json;
import io.ordermesh.sandbox.world.Step;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How webhooks prove where they come from, and how they are packed. */
class WebhookSecurityTest {
    private static final String SECRET = "a secret with ümlauts";
    private static final String OLD_KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEW_KEY = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    private final Sandbox sandbox = Sandbox.start(SandboxConfig.of(Merchants.ACME, Merchants.BOLT));
    private final ApiClient person = new ApiClient(sandbox);
    private final WebhookReceiver receiver;

    WebhookSecurityTest() throws IOException {
        receiver = new WebhookReceiver();
    }

    @BeforeEach
    void subscribe() {
        sandbox.webhooks().setUrl("acme", receiver.url());
    }

    @AfterEach
    void stop() {
        sandbox.close();
        ContractHeld.by(sandbox);
        receiver.close();
    }

    @Test
    void sendsAStaticHeader() {
        Received received = sendWith(WebhookSecurity.NONE.withHeader(new Header("X-Webhook-Secret", "abc")));

        assertThat(received.header("x-webhook-secret")).isEqualTo("abc");
        assertThat(received.header("content-type")).isEqualTo("application/json");
    }

    @Test
    void sendsBasicCredentials() {
        Received received = sendWith(WebhookSecurity.NONE.withBasic(new Basic("acme", "pass:wörd")));

        String pair = received.header("authorization").substring("Basic ".length());
        assertThat(new String(Base64.getDecoder().decode(pair), StandardCharsets.UTF_8))
                .isEqualTo("acme:pass:wörd");
    }

    @ParameterizedTest
    @CsvSource({
        "SHA_256, HmacSHA256, HEX",
        "SHA_512, HmacSHA512, BASE64",
        "SHA_1, HmacSHA1, BASE64URL",
    })
    void signsTheBody(MacAlgorithm algorithm, String mac, MacEncoding encoding) throws Exception {
        Received received = sendWith(WebhookSecurity.NONE.withSignature(
                new Signature("X-Signature", algorithm, encoding, "sig=", SECRET, null)));

        assertThat(received.header("x-signature")).startsWith("sig=");
        assertThat(decoded(encoding, received.header("x-signature").substring(4)))
                .isEqualTo(hmac(mac, received.bytes()));
    }

    @Test
    void signsTheTimeWithTheBody() throws Exception {
        Received received = sendWith(WebhookSecurity.NONE.withSignature(
                new Signature("X-Signature", MacAlgorithm.SHA_256, MacEncoding.HEX, "", SECRET, "X-Timestamp")));

        assertThat(received.header("x-timestamp")).matches("\\d{10}");
        byte[] text = (received.header("x-timestamp") + "." + received.body()).getBytes(StandardCharsets.UTF_8);
        assertThat(HexFormat.of().parseHex(received.header("x-signature"))).isEqualTo(hmac("HmacSHA256", text));
    }

    @Test
    void signsAsStandardWebhooksAskFor() throws Exception {
        Received received = sendWith(WebhookSecurity.NONE.withStandard(new Standard(List.of(OLD_KEY, NEW_KEY))));

        assertThat(received.header("webhook-signature")).matches("v1,\\S+ v1,\\S+");
        for (String key : List.of(OLD_KEY, NEW_KEY)) {
            new Webhook(key).verify(received.body(), headers(received));
        }
        assertThatThrownBy(() -> new Webhook("whsec_" + "A".repeat(32)).verify(received.body(), headers(received)))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void sendsTheSameMessageUnderTheSameId() {
        sandbox.webhooks().sendWith("acme", WebhookSecurity.NONE.withStandard(new Standard(List.of(OLD_KEY))));
        sandbox.webhooks().setRules(WebhookRules.FAITHFUL.withDoubleNext(1));
        sandbox.orders().create("acme");
        sandbox.orders().create("acme");

        await().until(() -> receiver.received().size() == 3);

        assertThat(receiver.received().stream()
                        .map(each -> each.header("webhook-id"))
                        .distinct())
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void compressesWhatItSigned(ContentEncoding encoding) throws Exception {
        Received received = sendWith(WebhookSecurity.NONE
                .withSignature(Signature.of("X-Signature", SECRET))
                .withContentEncoding(encoding));

        assertThat(received.header("content-encoding")).isEqualTo(encoding.toString());
        byte[] body = unpacked(encoding, received.bytes());
        assertThat(Json.parse(new String(body, StandardCharsets.UTF_8))).isPresent();
        assertThat(HexFormat.of().parseHex(received.header("x-signature"))).isEqualTo(hmac("HmacSHA256", body));
    }

    @Test
    void sendsStructuredCloudEvents() {
        sandbox.webhooks().sendWith("acme", WebhookSecurity.NONE.withCloudEvents(CloudEvents.STRUCTURED));
        CreatedOrder order = sandbox.orders().create("acme");
        Received received = receiver.awaitOne();

        assertThat(received.header("content-type")).isEqualTo("application/cloudevents+json");
        isCloudEventOf(received.json(), order);
    }

    @Test
    void sendsBinaryCloudEvents() {
        sandbox.webhooks().sendWith("acme", WebhookSecurity.NONE.withCloudEvents(CloudEvents.BINARY));
        CreatedOrder order = sandbox.orders().create("acme");
        Received received = receiver.awaitOne();

        assertThat(received.header("content-type")).isEqualTo("application/json");
        assertThat(received.header("ce-specversion")).isEqualTo("1.0");
        assertThat(received.header("ce-id")).isNotEmpty();
        assertThat(received.header("ce-source")).isEqualTo("urn:ordermesh:sandbox");
        assertThat(received.header("ce-type")).isEqualTo("io.ordermesh.OrderCreation");
        assertThat(received.header("ce-subject")).isEqualTo(order.id());
        assertThat(received.json().path("OrderId").asText()).isEqualTo(order.id());
    }

    @Test
    void sendsBatchesOfCloudEvents() {
        CreatedOrder order = orderWithSeveralEvents();
        sandbox.webhooks().sendWith("acme", WebhookSecurity.NONE.withCloudEvents(CloudEvents.BATCH));
        sandbox.orders().advance(order.id(), Step.CANCEL);
        Received received = receiver.awaitOne();

        assertThat(received.header("content-type")).isEqualTo("application/cloudevents-batch+json");
        assertThat(received.json()).hasSizeGreaterThan(1).allSatisfy(event -> isCloudEventOf(event, order));
        assertThat(received.json().findValuesAsText("id").stream().distinct()).hasSameSizeAs(received.json());
    }

    @Test
    void givesEachEventItsOwnCloudEvent() {
        CreatedOrder order = orderWithSeveralEvents();
        sandbox.webhooks().setRules(WebhookRules.FAITHFUL.withForm(BodyForm.EVENTS));
        sandbox.webhooks().sendWith("acme", WebhookSecurity.NONE.withCloudEvents(CloudEvents.STRUCTURED));
        sandbox.orders().advance(order.id(), Step.CANCEL);

        await().until(() -> receiver.received().size() > 1);

        assertThat(receiver.json()).allSatisfy(event -> isCloudEventOf(event, order));
    }

    @Test
    void sendsAnyBodyAsItIsAndSignsIt() throws Exception {
        sandbox.webhooks()
                .sendWith(
                        "acme",
                        WebhookSecurity.NONE
                                .withSignature(Signature.of("X-Signature", SECRET))
                                .withCloudEvents(CloudEvents.STRUCTURED));
        sandbox.webhooks().send("acme", "{no json");
        Received received = receiver.awaitOne();

        assertThat(received.body()).isEqualTo("{no json");
        assertThat(received.header("content-type")).isEqualTo("application/cloudevents+json");
        assertThat(HexFormat.of().parseHex(received.header("x-signature")))
                .isEqualTo(hmac("HmacSHA256", received.bytes()));
    }

    /** Everything at once, set as a person would. */
    @Test
    void takesEveryPartOverHttpAndShowsNoSecret() throws Exception {
        String url = receiver.url() + "/the-token?key=the-key";
        ApiClient.Reply put = put("""
                {"url": "%s",
                 "header": {"name": "X-Webhook-Secret", "value": "the-value"},
                 "basic": {"username": "acme", "password": "the-password"},
                 "signature": {"header": "X-Sig", "algorithm": "sha-512", "encoding": "base64", "prefix": "v=",
                               "secret": "the-secret", "timestampHeader": "X-Time"},
                 "standard": {"secrets": ["%s"]},
                 "headers": {"X-Forwarded-For": "203.0.113.7"},
                 "contentEncoding": "gzip",
                 "cloudEvents": "binary"}
                """.formatted(url, OLD_KEY));
        sandbox.orders().create("acme");
        Received received = receiver.awaitOne();
        byte[] body = unpacked(ContentEncoding.GZIP, received.bytes());

        assertThat(put.status()).as(put.body()).isEqualTo(200);
        assertThat(received.header("x-webhook-secret")).isEqualTo("the-value");
        assertThat(received.header("authorization")).startsWith("Basic ");
        assertThat(received.header("x-sig")).startsWith("v=");
        assertThat(received.header("x-time")).isNotEmpty();
        assertThat(received.header("x-forwarded-for")).isEqualTo("203.0.113.7");
        assertThat(received.header("ce-type")).isEqualTo("io.ordermesh.OrderCreation");
        new Webhook(OLD_KEY).verify(new String(body, StandardCharsets.UTF_8), headers(received));

        ApiClient.Reply shown = person.get("/sandbox/merchants/acme/webhook");
        assertThat(shown.body()).isEqualTo(put.body()).doesNotContain("the-", OLD_KEY, "203.0.113.7");
        assertThat(shown.json().at("/signature/algorithm").asText()).isEqualTo("SHA-512");
        assertThat(shown.json().at("/standard/secrets")).hasSize(1);
        assertThat(shown.json().path("url").asText()).isEqualTo(receiver.url() + "/…");
    }

    @Test
    void replacesAllButTheAddress() throws Exception {
        put("{\"basic\":{\"username\":\"a\",\"password\":\"b\"}}");
        put("{\"headers\":{\"X-Other\":\"1\"}}");
        sandbox.orders().create("acme");
        Received received = receiver.awaitOne();

        assertThat(received.header("x-other")).isEqualTo("1");
        assertThat(received.headers()).doesNotContainKey("authorization");
        assertThat(put("{\"url\":null}").json().path("url").isNull()).isTrue();
        assertThat(sandbox.webhooks().target("acme").url()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"hedaer": {}}                                      | hedaer is not known here
                    {"header": {"name": "X"}}                           | header.value must be a text
                    {"header": {"name": "X", "valu": "x"}}              | header.value must be a text
                    {"header": {"name": "X", "value": "x", "a": 1}}     | header.a is not known here
                    {"header": {"name": "X Y", "value": "x"}}           | A header's name must be letters
                    {"header": {"name": "X", "value": "a\\r\\nb: c"}}   | The value of the header X must be on one line
                    {"headers": {"Content-Length": "5"}}                | The header Content-Length belongs to the connection
                    {"headers": {"X": 1}}                               | headers.X must be a text
                    {"headers": {"X": "1", "x": "2"}}                   | is given twice
                    {"headers": []}                                     | headers must be an object
                    {"basic": {"username": "a:b", "password": "x"}}     | A Basic user name must have no colon
                    {"basic": "a:b"}                                    | basic must be an object
                    {"signature": {"header": "X"}}                      | signature.secret must be a text
                    {"signature": {"secret": "x", "algorithm": "MD5"}}  | signature.algorithm must be SHA-1, SHA-256 or SHA-512.
                    {"signature": {"secret": "x", "encoding": "rot13"}} | signature.encoding must be hex, base64 or base64url.
                    {"standard": {"secrets": []}}                       | standard.secrets must be a list of 1 to 10 texts
                    {"standard": {"secrets": ["abc"]}}                  | A secret of Standard Webhooks must be whsec_
                    {"standard": {"secrets": ["whsec_%"]}}              | A secret of Standard Webhooks must be whsec_
                    {"standard": {}}                                    | standard.secrets must be a list
                    {"contentEncoding": "br"}                           | contentEncoding must be gzip or deflate.
                    {"cloudEvents": true}                               | cloudEvents must be structured, binary or batch.
                    {"url": 5}                                          | url must be a text
                    """)
    void refusesWhatCannotBeSent(String body, String sentence) throws Exception {
        WebhookSecurity before = WebhookSecurity.NONE.withHeader(new Header("X-Before", "1"));
        sandbox.webhooks().sendWith("acme", before);

        ApiClient.Reply reply = put(body);

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.json().path("error").asText()).contains(sentence).endsWith(".");
        assertThat(sandbox.webhooks().target("acme").security()).isEqualTo(before);
    }

    @Test
    void knowsItsMerchants() throws Exception {
        ApiClient.Reply reply = person.get("/sandbox/merchants/nobody/webhook");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().path("error").asText()).isEqualTo("There is no merchant nobody.");
    }

    @Test
    void showsNoSecretAsText() {
        WebhookSecurity all = WebhookSecurity.NONE
                .withHeader(new Header("X", "the-value"))
                .withBasic(new Basic("acme", "the-password"))
                .withSignature(Signature.of("X", "the-secret"))
                .withStandard(new Standard(List.of(OLD_KEY)))
                .withHeaders(Map.of("X-Key", "the-key"));

        assertThat(List.of(
                        all,
                        Objects.requireNonNull(all.header()),
                        Objects.requireNonNull(all.basic()),
                        Objects.requireNonNull(all.signature()),
                        Objects.requireNonNull(all.standard())))
                .allSatisfy(each -> assertThat(each.toString()).doesNotContain("the-", OLD_KEY));
        assertThatCode(() -> new Standard(List.of("the-key"))).message().doesNotContain("the-key");
    }

    private Received sendWith(WebhookSecurity security) {
        sandbox.webhooks().sendWith("acme", security);
        sandbox.orders().create("acme");
        return receiver.awaitOne();
    }

    /** Its next cancellation is one of the shipment, too. */
    private CreatedOrder orderWithSeveralEvents() {
        CreatedOrder order = sandbox.orders().silently().create("acme", 1);
        sandbox.orders().silently().advance(order.id());
        sandbox.orders().silently().advance(order.id());
        return order;
    }

    private static void isCloudEventOf(JsonNode event, CreatedOrder order) {
        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("id").asText()).isNotEmpty();
        assertThat(event.path("source").asText()).isNotEmpty();
        assertThat(event.path("time").asText()).isNotEmpty();
        assertThat(event.path("datacontenttype").asText()).isEqualTo("application/json");
        assertThat(event.at("/data/OrderId").asText()).isEqualTo(order.id());
        assertThat(event.path("type").asText())
                .isEqualTo("io.ordermesh." + event.at("/data/EventType").asText());
    }

    private ApiClient.Reply put(String body) throws IOException, InterruptedException {
        return person.send("PUT", "/sandbox/merchants/acme/webhook", body);
    }

    private static Map<String, List<String>> headers(Received received) {
        return Map.of(
                "webhook-id", List.of(received.header("webhook-id")),
                "webhook-timestamp", List.of(received.header("webhook-timestamp")),
                "webhook-signature", List.of(received.header("webhook-signature")));
    }

    private static byte[] decoded(MacEncoding encoding, String text) {
        return switch (encoding) {
            case HEX -> HexFormat.of().parseHex(text);
            case BASE64 -> Base64.getDecoder().decode(text);
            case BASE64URL -> Base64.getUrlDecoder().decode(text);
        };
    }

    private static byte[] hmac(String algorithm, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), algorithm));
        return mac.doFinal(text);
    }

    private static byte[] unpacked(ContentEncoding encoding, byte[] bytes) throws IOException {
        ByteArrayInputStream packed = new ByteArrayInputStream(bytes);
        try (InputStream unpacking =
                encoding == ContentEncoding.GZIP ? new GZIPInputStream(packed) : new InflaterInputStream(packed)) {
            return unpacking.readAllBytes();
        }
    }
}
