package io.ordermesh.sandbox.api;

import io.ordermesh.sandbox.world.StoredOrder;
import io.ordermesh.sandbox.world.World;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** How lists behave now. Thread-safe. */
public final class Lists {
    private final World world;
    private volatile ListRules rules = ListRules.USUAL;
    private int moved;

    public Lists(World world) {
        this.world = world;
    }

    /** The current rules. */
    public ListRules rules() {
        return rules;
    }

    /** Other rules from now on. */
    public void setRules(ListRules next) {
        rules = next;
    }

    /** Whether conditions on the time of change are to be kept to; refuses the call if it has one it must not have. */
    boolean filtersByTime(ApiCall call, String from, String to) {
        ListRules.TimeFilter filter = rules.timeFilter();
        boolean asked = call.query(from).isPresent() || call.query(to).isPresent();
        if (asked && filter == ListRules.TimeFilter.REFUSED) {
            throw new Refused(
                    Answer.error(rules.refusal(), "Times of change cannot be searched for"), "Times of change");
        }
        return filter == ListRules.TimeFilter.HONOURED;
    }

    /** An order of changes in which lists are written; equal ones are told apart by the tie. */
    <T> Comparator<T> sorted(Comparator<T> age, Comparator<T> tie) {
        return (rules.oldestFirst() ? age : age.reversed()).thenComparing(tie);
    }

    /** Lets the merchant's next orders change: each in its turn, the oldest first. In the world's turn. */
    void move(ApiCall call, Consumer<StoredOrder> change) {
        List<StoredOrder> own = world.orders().stream()
                .filter(order -> order.merchant().name().equals(call.merchant().name()))
                .toList();
        for (int i = 0; i < rules.movesPerPage() && !own.isEmpty(); i++) {
            change.accept(own.get(moved++ % own.size()));
        }
    }
}
