package io.ordermesh.sandbox.api;

import io.ordermesh.sandbox.webhook.Webhooks;
import io.ordermesh.sandbox.world.Change;
import io.ordermesh.sandbox.world.Event;
import io.ordermesh.sandbox.world.StoredOrder;
import io.ordermesh.sandbox.world.World;
import java.util.List;
import java.util.function.Function;

/** Changes orders on behalf of calls, each wholly or not at all, and sends the webhooks. */
final class Changes {
    private final World world;
    private final Webhooks webhooks;

    Changes(World world, Webhooks webhooks) {
        this.world = world;
        this.webhooks = webhooks;
    }

    /** Makes the change, which the audit log names by its effect, and answers what it answers. */
    <T> T make(ApiCall call, StoredOrder order, String effect, Function<Change, T> edit) {
        Change change = world.change(order, effect, call.user().id());
        T result;
        try {
            result = edit.apply(change);
        } catch (RuntimeException e) {
            change.undo();
            throw e;
        }
        List<Event> events = change.end();
        if (!events.isEmpty()) {
            webhooks.emit(order.merchant(), events, order.values());
        }
        return result;
    }
}
