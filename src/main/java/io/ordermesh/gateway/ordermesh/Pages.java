package io.ordermesh.gateway.ordermesh;

import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Details;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.ordermesh.wire.Page;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/**
 * The pages of a list operation, one after the other, as they are asked for. A list ends when its total is reached; where
 * no total is told, on a short page; on an empty page always (contract 2.3). A server that answers pages round and round is
 * found out: each page is compared with the one before it and with a mark, which moves on to the pages 1, 2, 4, 8, … and so
 * is met again within three rounds, with two pages in memory (Brent's way of finding cycles).
 */
public final class Pages {

    /** Bounds every list: more pages than a merchant has. */
    private static final int MOST = 100_000;

    private Pages() {}

    /**
     * A page that was read.
     *
     * @param number of the page; the first is 1
     * @param count of the elements up to its end
     * @param mark an earlier page, which does not come again in a list that ends
     */
    public record Read<T>(int number, long count, Page<T> page, Page<T> mark) {

        /** The place after which the list goes on that was read so far at another time; (0, 0) for its beginning. */
        public static <T> Read<T> upTo(int number, long count) {
            Page<T> unknown = new Page<>(List.of(), Optional.empty());
            return new Read<>(number, count, unknown, unknown);
        }

        /** Whether the list ends with it, each page having been asked to hold so many at most. */
        public boolean isLast(int size) {
            return number >= MOST
                    || page.items().isEmpty()
                    || page.totalCount().map(total -> total <= count).orElse(!page.isFull(size));
        }
    }

    /**
     * Reads all pages, and gives their elements.
     *
     * @param size what each page was asked to hold at most
     * @param read reads the page of that number; the first is 1
     * @return fails with {@link Reason#UNREADABLE} if OrderMesh answers one page for another, with more to come
     */
    public static <T> Multi<T> of(String operation, int size, IntFunction<Uni<Page<T>>> read) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<>(Read.<T>upTo(0, 0)), last -> next(
                                operation, Objects.requireNonNull(last.get()), read)
                        .invoke(last::set))
                .whilst(page -> !page.isLast(size))
                .onItem()
                .transformToIterable(page -> page.page().items());
    }

    /**
     * Reads the page after another one.
     *
     * @return fails as {@link #of} does
     */
    public static <T> Uni<Read<T>> next(String operation, Read<T> previous, IntFunction<Uni<Page<T>>> read) {
        int number = previous.number() + 1;
        return Uni.createFrom()
                .deferred(() -> read.apply(number))
                .map(page -> isRepeated(previous.page(), page) || isRepeated(previous.mark(), page)
                        ? ended(operation, previous, page)
                        : new Read<>(
                                number,
                                previous.count() + page.items().size(),
                                page,
                                Integer.bitCount(number) == 1 ? page : previous.mark()));
    }

    /** A server that gives pages again has told everything, unless it says that there is more. */
    private static <T> Read<T> ended(String operation, Read<T> previous, Page<T> page) {
        int number = previous.number() + 1;
        if (page.totalCount().orElse(previous.count()) > previous.count()) {
            throw new OrderMeshFailure(
                    operation, Reason.UNREADABLE, Details.unreadable(0, "page " + number + " repeats an earlier one"));
        }
        return new Read<>(number, previous.count(), new Page<T>(List.of(), page.totalCount()), previous.mark());
    }

    private static <T> boolean isRepeated(Page<T> one, Page<T> other) {
        return !one.items().isEmpty() && one.items().equals(other.items());
    }
}
