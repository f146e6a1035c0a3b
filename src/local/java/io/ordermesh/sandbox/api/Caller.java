package io.ordermesh.sandbox.api;

import io.ordermesh.sandbox.world.SandboxMerchant;

/** Who calls on behalf of a merchant, as notes and audit logs name it. */
record Caller(SandboxMerchant merchant, String id, String name) {

    /** The merchant's API client. */
    static Caller client(SandboxMerchant merchant) {
        return new Caller(merchant, merchant.clientId(), merchant.name());
    }

    /** The merchant's one user. */
    static Caller user(SandboxMerchant merchant) {
        return new Caller(merchant, username(merchant), username(merchant));
    }

    static String username(SandboxMerchant merchant) {
        return merchant.name() + "@sandbox.example";
    }
}
