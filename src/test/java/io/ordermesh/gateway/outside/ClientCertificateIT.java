package io.ordermesh.gateway.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordermesh.Beside;
import io.ordermesh.gateway.outside.RawHttp.Reply;
import io.ordermesh.local.process.LocalPorts;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sender proves itself by its TLS certificate, on this connection or on that to a trusted proxy. */
@Beside
class ClientCertificateIT {

    private static final char[] PASSWORD = "password-of-tests".toCharArray();
    private static final Path KEYS = temporaryDirectory();
    private static final Path SERVER = keys("server");
    private static final Path SENDER = keys("sender");
    private static final Path STRANGER = keys("stranger");
    private static final int TLS_PORT = LocalPorts.free();

    @RegisterExtension
    static final LoneReplica GATEWAY = LoneReplica.with(Map.of(
            "GATEWAY_MERCHANTS__ACME__WEBHOOK_CERTIFICATE_FINGERPRINTS",
            fingerprint(SENDER),
            "GATEWAY_PROXIES_TRUSTED",
            "127.0.0.2/32",
            "GATEWAY_PROXIES_CERTIFICATE_HEADER",
            "Client-Cert",
            "QUARKUS_HTTP_SSL_PORT",
            Integer.toString(TLS_PORT),
            "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_FILE",
            SERVER.toString(),
            "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_PASSWORD",
            new String(PASSWORD),
            "QUARKUS_HTTP_SSL_CERTIFICATE_TRUST_STORE_FILE",
            trusting().toString(),
            "QUARKUS_HTTP_SSL_CERTIFICATE_TRUST_STORE_PASSWORD",
            new String(PASSWORD),
            "QUARKUS_HTTP_INSECURE_REQUESTS",
            "enabled"));

    private final World world = GATEWAY.world();

    @Test
    void onlyTheKnownCertificateProvesIt() throws Exception {
        ObjectNode event = Deliveries.event(World.ACME, world.sandbox().orders().create("acme"));

        assertThat(deliver(SENDER, event)).isEqualTo(202);
        assertThat(deliver(STRANGER, event)).isEqualTo(404);
        assertThat(deliver(null, event)).isEqualTo(404);
        Deliveries.deliver(world, World.ACME, event.toString()).then().statusCode(404);
        assertThat(Records.eventsWith(world, Deliveries.requestId(event))).hasSize(1);
    }

    @Test
    void whoIsNoTrustedProxyCannotNameACertificate() throws Exception {
        ObjectNode event = Deliveries.event(World.ACME, world.sandbox().orders().create("acme"));

        world.http()
                .header("Client-Cert", ":" + Base64.getEncoder().encodeToString(certificate(SENDER)) + ":")
                .body(event.toString())
                .post("/webhooks/acme/" + World.ACME.webhookToken())
                .then()
                .statusCode(404);
    }

    /** RFC 9440, and what ingress controllers send: PEM that is URL-encoded, and base64 alone. */
    @ParameterizedTest
    @ValueSource(strings = {"in colons", "PEM", "base64"})
    void aTrustedProxyNamesTheCertificate(String form) throws Exception {
        ObjectNode event = Deliveries.event(World.ACME, world.sandbox().orders().create("acme"));

        assertThat(deliverByProxy(header(form, SENDER), event).status()).isEqualTo(202);
        assertThat(deliverByProxy(header(form, STRANGER), event).status()).isEqualTo(404);
        assertThat(deliverByProxy("none", event).status()).isEqualTo(404);
        assertThat(Records.eventsWith(world, Deliveries.requestId(event))).hasSize(1);
    }

    private Reply deliverByProxy(String certificate, ObjectNode event) {
        try (RawHttp connection = RawHttp.connect(world.gateway(), "127.0.0.2")) {
            connection.send(RawHttp.request(
                    "POST /webhooks/acme/" + World.ACME.webhookToken(),
                    List.of("Client-Cert: " + certificate),
                    event.toString().getBytes(StandardCharsets.UTF_8)));
            return connection.readToEnd();
        }
    }

    private static String header(String form, Path keys) throws Exception {
        String base64 = Base64.getEncoder().encodeToString(certificate(keys));
        return switch (form) {
            case "in colons" -> ":" + base64 + ":";
            case "PEM" ->
                URLEncoder.encode(
                        "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n",
                        StandardCharsets.UTF_8);
            default -> base64;
        };
    }

    /** The head of a request over TLS is guarded as any other is. */
    @Test
    void requestsOverTlsAreGuarded() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://localhost:" + TLS_PORT + "/api/v1/orders"))
                .method("AAAA0001", BodyPublishers.noBody())
                .build();

        assertThat(client(null).send(request, BodyHandlers.ofString()).statusCode())
                .isEqualTo(501);
    }

    private static int deliver(@Nullable Path keys, ObjectNode event) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("https://localhost:" + TLS_PORT + "/webhooks/acme/" + World.ACME.webhookToken()))
                .POST(BodyPublishers.ofString(event.toString()))
                .build();
        return client(keys).send(request, BodyHandlers.ofString()).statusCode();
    }

    private static HttpClient client(@Nullable Path keys) throws Exception {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys == null ? null : store(keys), keys == null ? null : PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", store(SERVER).getCertificate("key"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(tls).build();
    }

    /** What the server lets come in by TLS: whose certificate it is, is the gateway's to judge. */
    private static Path trusting() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            for (Path each : List.of(SENDER, STRANGER)) {
                trusted.setCertificateEntry(
                        each.getFileName().toString(), store(each).getCertificate("key"));
            }
            Path file = KEYS.resolve("trusted.p12");
            try (var out = Files.newOutputStream(file)) {
                trusted.store(out, PASSWORD);
            }
            return file;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path keys(String name) {
        Path file = KEYS.resolve(name + ".p12");
        try {
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "key",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=" + name,
                            "-ext",
                            "SAN=DNS:localhost",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            new String(PASSWORD),
                            "-validity",
                            "2")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
            return file;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String fingerprint(Path keys) {
        try {
            return HexFormat.ofDelimiter(":")
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate(keys)));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] certificate(Path keys) throws GeneralSecurityException, IOException {
        return store(keys).getCertificate("key").getEncoded();
    }

    private static KeyStore store(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("gateway-certificates");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
