package io.ordermesh.sandbox.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The faults that stand. Where several concern a call, the newest applies alone. Thread-safe. */
public final class Faults {
    private final List<ActiveFault> active = new ArrayList<>();
    private int added;

    /** Puts the fault in place. */
    public synchronized ActiveFault add(Fault fault) {
        ActiveFault standing = new ActiveFault("fault-" + ++added, fault, this);
        active.add(standing);
        return standing;
    }

    /** All that stand, oldest first. */
    public synchronized List<ActiveFault> list() {
        return List.copyOf(active);
    }

    /** Removes the fault; false when there is none of that id. */
    public boolean remove(String id) {
        Optional<ActiveFault> found = withdraw(id);
        found.ifPresent(ActiveFault::end);
        return found.isPresent();
    }

    private synchronized Optional<ActiveFault> withdraw(String id) {
        Optional<ActiveFault> found =
                active.stream().filter(fault -> fault.id().equals(id)).findFirst();
        found.ifPresent(active::remove);
        return found;
    }

    /** Removes all. */
    public void removeAll() {
        list().forEach(ActiveFault::remove);
    }

    /** The fault that spoils this call, if any. Whoever applies it lets the call arrive at it. */
    public Optional<ActiveFault> take(String operationId, @Nullable String merchant, @Nullable String orderId) {
        List<ActiveFault> standing = list();
        for (int i = standing.size() - 1; i >= 0; i--) {
            ActiveFault fault = standing.get(i);
            if (fault.fault().concerns(operationId, merchant, orderId) && fault.tryTake()) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
