package io.ordermesh.gateway.webhook;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.util.NetUtil;
import io.ordermesh.gateway.problem.Problem;
import io.ordermesh.gateway.verification.DeliveryHead;
import io.ordermesh.gateway.verification.DeliveryVerifier;
import io.ordermesh.gateway.verification.Senders;
import io.ordermesh.gateway.verification.Verification;
import io.ordermesh.gateway.verification.Verification.Verified;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Answers what is asked of the address of a webhook. */
@Singleton
class WebhookHandler {

    private static final InetAddress NOWHERE = new InetSocketAddress(0).getAddress();

    static final String ALLOWED_METHODS = "GET, HEAD, OPTIONS, POST";

    private final DeliveryVerifier verifier;
    private final Senders senders;
    private final DeliveryReceiver receiver;
    private final AddressCheck addressCheck;

    WebhookHandler(DeliveryVerifier verifier, Senders senders, DeliveryReceiver receiver, AddressCheck addressCheck) {
        this.verifier = verifier;
        this.senders = senders;
        this.receiver = receiver;
        this.addressCheck = addressCheck;
    }

    void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        Exchange exchange = new Exchange(request, Instant.now());
        switch (request.method().name()) {
            case "POST" -> {
                DeliveryHead head = head(request);
                receiver.receive(exchange, head, verifier.verify(head));
            }
            case "GET", "HEAD", "OPTIONS" -> addressCheck.answer(exchange, verifier.verify(head(request)));
            default -> {
                exchange.header(HttpHeaderNames.ALLOW, ALLOWED_METHODS);
                exchange.problem(Problem.of(405, "A webhook is delivered by POST."));
            }
        }
    }

    private DeliveryHead head(HttpServerRequest request) {
        WebhookAddress address =
                WebhookAddress.parse(Optional.ofNullable(request.path()).orElse(""));
        InetAddress peer = peer(request);
        return new DeliveryHead(
                address.merchantId(),
                address.token(),
                request.headers(),
                senders.address(peer, request.headers()),
                senders.certificates(peer, request.headers(), certificates(request)));
    }

    /** The other end of the connection, whatever headers say. */
    private static InetAddress peer(HttpServerRequest request) {
        String address = request.connection().remoteAddress().hostAddress();
        InetAddress peer = address == null ? null : NetUtil.createInetAddressFromIpAddressString(address);
        return peer == null ? NOWHERE : peer;
    }

    private static List<X509Certificate> certificates(HttpServerRequest request) {
        SSLSession session = request.connection().sslSession();
        if (session == null) {
            return List.of();
        }
        try {
            return Stream.of(session.getPeerCertificates())
                    .filter(X509Certificate.class::isInstance)
                    .map((Certificate each) -> (X509Certificate) each)
                    .toList();
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        }
    }

    /** Whether the head alone proves it. */
    static boolean proven(Verification verification) {
        return verification instanceof Verified;
    }
}
