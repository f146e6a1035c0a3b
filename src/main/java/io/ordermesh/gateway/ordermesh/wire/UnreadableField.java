package io.ordermesh.gateway.ordermesh.wire;

/** A field of an answer that must be there and is not, or has another form. The message never holds its value. */
public final class UnreadableField extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * @param path where the field stands, like {@code items[2].quantity}
     * @param reason what is wrong, without the value
     */
    UnreadableField(String path, String reason) {
        super(path + " " + reason);
    }
}
