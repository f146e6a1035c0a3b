package io.ordermesh.sandbox.api;

import io.ordermesh.sandbox.world.SandboxMerchant;
import io.ordermesh.sandbox.world.SeededValues;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The tokens issued so far. Thread-safe. */
public final class Tokens {
    private final Clock clock;
    private final SeededValues values;
    private final Map<String, Issued> issued = new HashMap<>();
    private Duration lifetime;

    public Tokens(long seed, Clock clock, Duration lifetime) {
        this.values = SeededValues.of(seed, "tokens");
        this.clock = clock;
        this.lifetime = lifetime;
    }

    private record Issued(SandboxMerchant merchant, Instant expiry) {}

    /** How long tokens issued from now on live. */
    public synchronized void setLifetime(Duration next) {
        lifetime = next;
    }

    synchronized Duration lifetime() {
        return lifetime;
    }

    synchronized String issue(SandboxMerchant merchant) {
        String token = "sandbox." + values.hex(40);
        issued.put(token, new Issued(merchant, clock.instant().plus(lifetime)));
        return token;
    }

    /** The merchant of the token, whether that is still valid or not. */
    synchronized Optional<SandboxMerchant> findOwner(String token) {
        return Optional.ofNullable(issued.get(token)).map(Issued::merchant);
    }

    synchronized boolean isValid(String token) {
        Issued found = issued.get(token);
        return found != null && clock.instant().isBefore(found.expiry());
    }

    /** Makes every token issued so far invalid. */
    public synchronized void expireAll() {
        issued.replaceAll((token, found) -> new Issued(found.merchant(), Instant.EPOCH));
    }

    /** Makes every token of that merchant invalid. */
    public synchronized void expireAll(String merchantName) {
        issued.replaceAll((token, found) ->
                found.merchant().name().equals(merchantName) ? new Issued(found.merchant(), Instant.EPOCH) : found);
    }
}
