package io.ordermesh.sandbox.api;

/** Does what one operation asks. Called in the world's turn. */
@FunctionalInterface
interface OperationHandler {
    Answer handle(ApiCall call);
}
