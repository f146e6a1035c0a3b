package io.ordermesh.sandbox.api;

import io.ordermesh.sandbox.world.SandboxMerchant;
import io.ordermesh.sandbox.world.SeededValues;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The tokens issued so far. Thread-safe. */
public final class Tokens {
    private final Clock clock;
    private final SeededValues values;
    private final SeededValues refreshValues;
    private final Map<String, SandboxMerchant> refreshable = new HashMap<>();
    private final Map<String, Issued> issued = new HashMap<>();
    private Duration lifetime;
    private Function<String, Optional<SandboxMerchant>> ofOthers = token -> Optional.empty();

    public Tokens(long seed, Clock clock, Duration lifetime) {
        this.values = SeededValues.of(seed, "tokens");
        this.refreshValues = SeededValues.of(seed, "refresh tokens");
        this.clock = clock;
        this.lifetime = lifetime;
    }

    private record Issued(Caller caller, Instant expiry) {}

    /** How long tokens issued from now on live. */
    public synchronized void setLifetime(Duration next) {
        lifetime = next;
    }

    /**
     * Accepts tokens of another issuer, too.
     *
     * @param merchantOf tells which merchant's client has the token, if it is one that is valid now
     */
    public synchronized void trust(Function<String, Optional<SandboxMerchant>> merchantOf) {
        ofOthers = merchantOf;
    }

    synchronized Duration lifetime() {
        return lifetime;
    }

    synchronized String issue(Caller caller) {
        String token = "sandbox." + values.hex(40);
        issued.put(token, new Issued(caller, clock.instant().plus(lifetime)));
        return token;
    }

    /** Whose token it is, whether it is still valid or not. */
    synchronized Optional<Caller> findOwner(String token) {
        return Optional.ofNullable(issued.get(token)).map(Issued::caller).or(() -> ofOthers.apply(token)
                .map(Caller::client));
    }

    /** A token which gives the merchant's user another access token, once. It does not expire. */
    synchronized String issueRefresh(SandboxMerchant merchant) {
        String token = "refresh." + refreshValues.hex(40);
        refreshable.put(token, merchant);
        return token;
    }

    /** The merchant of the refresh token. */
    synchronized Optional<SandboxMerchant> findRefreshable(String token) {
        return Optional.ofNullable(refreshable.get(token));
    }

    /** Ends the refresh token. */
    synchronized void endRefresh(String token) {
        refreshable.remove(token);
    }

    synchronized boolean isValid(String token) {
        Issued found = issued.get(token);
        return found == null
                ? ofOthers.apply(token).isPresent()
                : clock.instant().isBefore(found.expiry());
    }

    /** Makes every access token issued so far invalid. */
    public synchronized void expireAll() {
        issued.replaceAll((token, found) -> new Issued(found.caller(), Instant.EPOCH));
    }

    /** Makes every access token of that merchant invalid. */
    public synchronized void expireAll(String merchantName) {
        issued.replaceAll((token, found) -> found.caller().merchant().name().equals(merchantName)
                ? new Issued(found.caller(), Instant.EPOCH)
                : found);
    }
}
