package io.ordermesh.gateway.access;

/** What a key allows; the roles of an identity. */
public final class Scope {

    /** Reads the orders of the merchant that the identity names. */
    public static final String MERCHANT = "merchant";

    /** Operates the gateway, for all merchants. */
    public static final String OPERATOR = "operator";

    private Scope() {}
}
