package io.ordermesh.gateway.ordermesh;

import io.ordermesh.gateway.merchant.Merchant;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.telemetry.Metrics;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClientException;
import io.quarkus.oidc.client.Tokens;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The access token of one merchant.
 *
 * <ol>
 *   <li>At most one token request is under way; whoever asks meanwhile waits for its answer.
 *   <li>A token is used until 80 % of its life is over, or until a call with it was answered 401.
 *   <li>Many calls answered 401 with one token lead to one new request.
 *   <li>A failed request is not remembered: the next caller asks anew. Callers pace themselves.
 * </ol>
 */
final class MerchantToken {

    /** What becomes of a token request, for the metric. */
    private enum Outcome {
        GRANTED,
        REFUSED,
        FAILED
    }

    private static final Logger LOG = Logger.getLogger(MerchantToken.class);
    private static final String OPERATION = "createClientToken";
    private static final double USED_SHARE = 0.8;
    /** Where the answer names no life time. */
    private static final Duration DEFAULT_LIFE = Duration.ofMinutes(5);

    /** A token in use; its text shows itself only in the header. */
    record Bearer(String text, Instant renewAt) {

        String header() {
            return "Bearer " + text;
        }

        @Override
        public String toString() {
            return "Bearer ***";
        }
    }

    private final Merchant merchant;
    private final Uni<OidcClient> client;
    private final Duration answerTimeout;
    private final Clock clock;
    private final Metrics metrics;
    private @Nullable Bearer granted;
    private @Nullable Uni<Bearer> underWay;

    /** @param answerTimeout bound of a request: all callers wait for the one under way, so it must end */
    MerchantToken(Merchant merchant, Uni<OidcClient> client, Duration answerTimeout, Clock clock, Metrics metrics) {
        this.merchant = merchant;
        this.client = client.memoize().indefinitely();
        this.answerTimeout = answerTimeout;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** A token that is good as far as we know. */
    Uni<Bearer> get() {
        return Uni.createFrom().deferred(this::grantedOrUnderWay);
    }

    /** OrderMesh refused a call with this token: it is not used again. */
    synchronized void reject(Bearer bearer) {
        if (bearer.equals(granted)) {
            granted = null;
        }
    }

    private synchronized Uni<Bearer> grantedOrUnderWay() {
        Bearer bearer = granted;
        if (bearer != null && clock.instant().isBefore(bearer.renewAt())) {
            return Uni.createFrom().item(bearer);
        }
        // Not memoize().until(): that begins anew also while an answer is awaited, and forsakes the first request.
        if (underWay == null) {
            underWay = request().memoize().indefinitely();
        }
        return underWay;
    }

    private Uni<Bearer> request() {
        return client.chain(OidcClient::getTokens)
                .ifNoItem()
                .after(answerTimeout)
                .failWith(() -> new OrderMeshFailure(OPERATION, Reason.TOKEN_UNAVAILABLE))
                .map(this::bearer)
                .onFailure()
                .transform(MerchantToken::failure)
                .invoke(bearer -> {
                    ended(bearer);
                    metrics.token(merchant.id(), Outcome.GRANTED);
                })
                .onFailure(OrderMeshFailure.class)
                .invoke(failure -> {
                    ended(null);
                    boolean refused = failure.reason() == Reason.CREDENTIALS_REFUSED;
                    metrics.token(merchant.id(), refused ? Outcome.REFUSED : Outcome.FAILED);
                });
    }

    private synchronized void ended(@Nullable Bearer bearer) {
        granted = bearer;
        underWay = null;
    }

    private Bearer bearer(Tokens tokens) {
        if (tokens.getAccessToken() == null || tokens.getAccessToken().isBlank()) {
            throw new OrderMeshFailure(OPERATION, Reason.TOKEN_UNAVAILABLE);
        }
        Instant now = clock.instant();
        Long expiresAt = tokens.getAccessTokenExpiresAt();
        Duration life = expiresAt == null ? DEFAULT_LIFE : Duration.between(now, Instant.ofEpochSecond(expiresAt));
        return new Bearer(tokens.getAccessToken(), now.plusMillis((long) (Math.max(0, life.toMillis()) * USED_SHARE)));
    }

    private static OrderMeshFailure failure(Throwable failure) {
        if (failure instanceof OrderMeshFailure known) {
            return known;
        }
        if (!(failure instanceof OidcClientException)) {
            LOG.warn("A token request failed in an unforeseen way", failure);
        }
        String message = String.valueOf(failure.getMessage());
        boolean refused = message.startsWith(TokenAnswer.REFUSED + "4") && !message.endsWith("429");
        return new OrderMeshFailure(OPERATION, refused ? Reason.CREDENTIALS_REFUSED : Reason.TOKEN_UNAVAILABLE);
    }
}
