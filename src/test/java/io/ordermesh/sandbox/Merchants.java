package io.ordermesh.sandbox;

import io.ordermesh.sandbox.world.SandboxMerchant;

/** The merchants of these tests. */
final class Merchants {
    static final SandboxMerchant ACME =
            new SandboxMerchant("acme", "11111111-1111-4111-8111-111111111111", "acme-client", "acme-secret", null);
    static final SandboxMerchant BOLT =
            new SandboxMerchant("bolt", "22222222-2222-4222-8222-222222222222", "bolt-client", "bolt-secret", null);

    private Merchants() {}
}
