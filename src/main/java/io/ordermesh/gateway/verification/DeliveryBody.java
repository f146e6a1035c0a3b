package io.ordermesh.gateway.verification;

import java.util.List;

/** The body of a delivery as it is signed and as it is read. */
public final class DeliveryBody {

    private final byte[] received;
    private final byte[] decoded;

    /**
     * A body.
     *
     * @param received the bytes as they came
     * @param decoded the same without their content encoding; the same array where there is none
     */
    public DeliveryBody(byte[] received, byte[] decoded) {
        this.received = received;
        this.decoded = decoded;
    }

    /** The bytes without their content encoding; not to be changed. */
    public byte[] decoded() {
        return decoded;
    }

    /** What may be signed: senders differ in whether they sign before or after they compress. */
    List<byte[]> forms() {
        return received == decoded ? List.of(received) : List.of(received, decoded);
    }
}
