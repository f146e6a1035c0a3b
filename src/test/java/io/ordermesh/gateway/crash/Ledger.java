package io.ordermesh.gateway.crash;

import io.ordermesh.sandbox.Sandbox;
import io.ordermesh.sandbox.history.Call;
import io.ordermesh.sandbox.history.SentWebhook;
import java.util.ArrayList;
import java.util.List;

/** Every webhook and every call of a run: the sandbox itself remembers only so many. */
final class Ledger {

    private final Sandbox sandbox;
    private final List<SentWebhook> webhooks = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();

    Ledger(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** Takes over what the sandbox noted since the last time. */
    synchronized void collect() {
        webhooks.addAll(sandbox.webhooks().history().take());
        calls.addAll(sandbox.callLog().history().take());
    }

    synchronized List<SentWebhook> webhooks() {
        collect();
        return List.copyOf(webhooks);
    }

    synchronized List<Call> calls() {
        collect();
        return List.copyOf(calls);
    }
}
