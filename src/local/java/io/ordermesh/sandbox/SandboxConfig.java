package io.ordermesh.sandbox;

import io.ordermesh.sandbox.world.SandboxMerchant;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * How a sandbox starts.
 *
 * @param port 0 for any free one
 * @param seed the same seed and calls give the same ids and order histories
 * @param tokenLifetime what a token answer promises, and what holds
 */
public record SandboxConfig(
        int port, long seed, Duration tokenLifetime, List<SandboxMerchant> merchants, Autoplay autoplay, Clock clock) {

    public SandboxConfig {
        merchants = List.copyOf(merchants);
    }

    /** On any free port of this machine, without autoplay, with tokens for a day. */
    public static SandboxConfig of(SandboxMerchant... merchants) {
        return new SandboxConfig(0, 1, Duration.ofDays(1), List.of(merchants), Autoplay.OFF, Clock.systemUTC());
    }

    /** On that port; 0 for any free one. */
    public SandboxConfig withPort(int other) {
        return new SandboxConfig(other, seed, tokenLifetime, merchants, autoplay, clock);
    }

    /** With another seed. */
    public SandboxConfig withSeed(long other) {
        return new SandboxConfig(port, other, tokenLifetime, merchants, autoplay, clock);
    }

    /** With tokens that live so long. */
    public SandboxConfig withTokenLifetime(Duration other) {
        return new SandboxConfig(port, seed, other, merchants, autoplay, clock);
    }

    /** With these merchants instead. */
    public SandboxConfig withMerchants(List<SandboxMerchant> others) {
        return new SandboxConfig(port, seed, tokenLifetime, others, autoplay, clock);
    }

    /** With that autoplay. */
    public SandboxConfig withAutoplay(Autoplay other) {
        return new SandboxConfig(port, seed, tokenLifetime, merchants, other, clock);
    }

    /** With that clock. */
    public SandboxConfig withClock(Clock other) {
        return new SandboxConfig(port, seed, tokenLifetime, merchants, autoplay, other);
    }
}
