package io.ordermesh.gateway.ordermesh;

import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Details;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.ordermesh.wire.Page;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/**
 * The elements of a list operation, page after page, as they are asked for. Ends on an empty or short page, or when the
 * total is reached, which need not be told (contract 2.3).
 */
public final class Pages {

    /** Bounds every list: more pages than a merchant has. */
    private static final int MOST = 100_000;

    private Pages() {}

    private record Read<T>(int number, long count, Page<T> page) {}

    /**
     * Reads pages from the first on.
     *
     * @param size what each page was asked to hold at most
     * @param read reads the page of that number; the first is 1
     * @return fails with {@link Reason#UNREADABLE} if OrderMesh answers one page for another, with more to come
     */
    public static <T> Multi<T> of(String operation, int size, IntFunction<Uni<Page<T>>> read) {
        return Multi.createBy()
                .repeating()
                .uni(AtomicReference<Read<T>>::new, last -> next(operation, read, last))
                .whilst(page -> page.number() < MOST && !isLast(page, size))
                .onItem()
                .transformToIterable(page -> page.page().items());
    }

    private static <T> Uni<Read<T>> next(
            String operation, IntFunction<Uni<Page<T>>> read, AtomicReference<Read<T>> last) {
        Read<T> previous = last.get();
        int number = previous == null ? 1 : previous.number() + 1;
        long before = previous == null ? 0 : previous.count();
        return Uni.createFrom()
                .deferred(() -> read.apply(number))
                .map(page -> {
                    if (previous != null && isRepeated(previous.page(), page)) {
                        // A server that stays on its last page has told everything; of another one nobody knows.
                        if (page.totalCount().orElse(before) > before) {
                            throw new OrderMeshFailure(
                                    operation,
                                    Reason.UNREADABLE,
                                    Details.unreadable(0, "page " + number + " repeats the page before it"));
                        }
                        return new Read<>(number, before, new Page<T>(List.of(), page.totalCount()));
                    }
                    return new Read<>(number, before + page.items().size(), page);
                })
                .invoke(last::set);
    }

    private static <T> boolean isRepeated(Page<T> one, Page<T> other) {
        return !one.items().isEmpty() && one.items().equals(other.items());
    }

    private static <T> boolean isLast(Read<T> read, int size) {
        return !read.page().isFull(size) || read.page().totalCount().orElse(Long.MAX_VALUE) <= read.count();
    }
}
