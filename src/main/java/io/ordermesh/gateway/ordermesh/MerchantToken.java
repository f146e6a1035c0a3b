package io.ordermesh.gateway.ordermesh;

import io.ordermesh.gateway.merchant.Merchant;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Details;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.telemetry.Metrics;
import io.quarkus.oidc.client.OidcClientException;
import io.quarkus.oidc.client.Tokens;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The access token of one merchant.
 *
 * <ol>
 *   <li>At most one token request is under way; whoever asks meanwhile waits for its answer.
 *   <li>When 80 % of a token's life is over, a new one is asked for while the old one is still used. A token that was
 *       answered 401 is used no more.
 *   <li>Many calls answered 401 with one token lead to one new request.
 *   <li>While credentials are refused, a token is asked for at growing intervals only; calls between fail at once.
 *   <li>Another failure is not remembered: the next caller asks anew. Callers pace themselves.
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
    record Bearer(String text, Instant renewAt, Instant endsAt) {

        String header() {
            return "Bearer " + text;
        }

        @Override
        public String toString() {
            return "Bearer ***";
        }
    }

    private final Merchant merchant;
    private final Uni<Tokens> tokens;
    private final OrderMeshSettings.Token settings;
    /** Statuses that are about the credentials; a 404 is a token service that is being replaced. */
    private static final Set<Integer> CREDENTIALS = Set.of(400, 401, 403, 422);

    private static final Pattern ANSWERED = Pattern.compile(TokenAnswer.REFUSED + "(\\d{3})(?: (\\d{1,6}))?");

    private final Duration answerTimeout;
    private final Clock clock;
    private final Metrics metrics;
    private @Nullable Bearer granted;
    private @Nullable Uni<Bearer> underWay;
    private int refusals;
    private Instant askAgainAt = Instant.MIN;
    /** Until when the token service asked to be left alone. */
    private Instant unavailableUntil = Instant.MIN;

    /**
     * @param tokens sends a request when it is subscribed to
     * @param answerTimeout bound of a request: all callers wait for the one under way, so it must end
     */
    MerchantToken(
            Merchant merchant,
            Uni<Tokens> tokens,
            OrderMeshSettings.Token settings,
            Duration answerTimeout,
            Clock clock,
            Metrics metrics) {
        this.merchant = merchant;
        this.settings = settings;
        this.tokens = tokens;
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

    /** When credentials that OrderMesh refuses are tried again; empty while they are not refused. */
    synchronized Optional<Instant> refusedUntil() {
        return refusals == 0 ? Optional.empty() : Optional.of(askAgainAt);
    }

    private synchronized Uni<Bearer> grantedOrUnderWay() {
        Bearer bearer = granted;
        Instant now = clock.instant();
        if (bearer != null && now.isBefore(bearer.renewAt())) {
            return Uni.createFrom().item(bearer);
        }
        boolean stillGood = bearer != null && now.isBefore(bearer.endsAt());
        if (underWay == null && now.isBefore(unavailableUntil)) {
            return stillGood
                    ? Uni.createFrom().item(bearer)
                    : Uni.createFrom().failure(unavailable(Duration.between(now, unavailableUntil)));
        }
        if (underWay == null && now.isBefore(askAgainAt)) {
            return stillGood
                    ? Uni.createFrom().item(bearer)
                    : Uni.createFrom()
                            .failure(new OrderMeshFailure(OPERATION, Reason.CREDENTIALS_REFUSED, Details.UNREAD));
        }
        Uni<Bearer> request = underWay;
        if (request == null) {
            // Not memoize().until(): that begins anew also while an answer is awaited, and forsakes the first request.
            request = request().memoize().indefinitely();
            underWay = request;
            if (stillGood) {
                request.subscribe().with(renewed -> {}, failed -> {});
            }
        }
        return stillGood ? Uni.createFrom().item(bearer) : request;
    }

    private Uni<Bearer> request() {
        return tokens.ifNoItem()
                .after(answerTimeout)
                .failWith(() -> new OrderMeshFailure(OPERATION, Reason.TOKEN_UNAVAILABLE, Details.UNREAD))
                .map(this::bearer)
                .onFailure()
                .transform(MerchantToken::failure)
                .invoke(this::granted)
                .onFailure(OrderMeshFailure.class)
                .invoke(this::failed);
    }

    private synchronized void granted(Bearer bearer) {
        granted = bearer;
        underWay = null;
        askAgainAt = Instant.MIN;
        if (refusals > 0) {
            LOG.infof("OrderMesh accepts the credentials of a merchant again: merchant=%s", merchant.id());
        }
        refusals = 0;
        metrics.token(merchant.id(), Outcome.GRANTED);
    }

    private synchronized void failed(OrderMeshFailure failure) {
        underWay = null;
        boolean refused = failure.reason() == Reason.CREDENTIALS_REFUSED;
        if (refused) {
            refused();
        }
        failure.retryAfter()
                .ifPresent(wait -> unavailableUntil = clock.instant().plus(wait));
        metrics.token(merchant.id(), refused ? Outcome.REFUSED : Outcome.FAILED);
    }

    private void refused() {
        long pause = settings.firstPause().toMillis() << Math.min(refusals, 20);
        askAgainAt = clock.instant()
                .plusMillis(Math.min(pause, settings.longestPause().toMillis()));
        if (refusals == 0) {
            LOG.warnf(
                    "OrderMesh refuses the credentials of a merchant, whose calls rest: merchant=%s. Check"
                            + " GATEWAY_MERCHANTS__%s__CLIENT_ID and _CLIENT_SECRET, and GATEWAY_ORDERMESH_TOKEN_FORM",
                    merchant.id(), merchant.id().toUpperCase(Locale.ROOT));
        }
        refusals++;
    }

    private Bearer bearer(Tokens tokens) {
        if (tokens.getAccessToken() == null || tokens.getAccessToken().isBlank()) {
            throw new OrderMeshFailure(OPERATION, Reason.TOKEN_UNAVAILABLE, Details.UNREAD);
        }
        Instant now = clock.instant();
        Long expiresAt = tokens.getAccessTokenExpiresAt();
        Duration life = expiresAt == null ? DEFAULT_LIFE : Duration.between(now, Instant.ofEpochSecond(expiresAt));
        long millis = Math.max(0, life.toMillis());
        return new Bearer(
                tokens.getAccessToken(), now.plusMillis((long) (millis * USED_SHARE)), now.plusMillis(millis));
    }

    private static OrderMeshFailure failure(Throwable failure) {
        if (failure instanceof OrderMeshFailure known) {
            return known;
        }
        if (!(failure instanceof OidcClientException)) {
            LOG.warn("A token request failed in an unforeseen way", failure);
        }
        String message = String.valueOf(failure.getMessage());
        Matcher answered = ANSWERED.matcher(message);
        if (!answered.lookingAt()) {
            return new OrderMeshFailure(OPERATION, Reason.TOKEN_UNAVAILABLE, Details.UNREAD);
        }
        int status = Integer.parseInt(answered.group(1));
        if (CREDENTIALS.contains(status)) {
            return new OrderMeshFailure(OPERATION, Reason.CREDENTIALS_REFUSED, Details.UNREAD);
        }
        return answered.group(2) == null
                ? new OrderMeshFailure(OPERATION, Reason.TOKEN_UNAVAILABLE, Details.UNREAD)
                : unavailable(Duration.ofSeconds(Long.parseLong(answered.group(2))));
    }

    private static OrderMeshFailure unavailable(Duration wait) {
        return new OrderMeshFailure(OPERATION, Reason.TOKEN_UNAVAILABLE, new Details(0, wait, true, List.of(), null));
    }
}
