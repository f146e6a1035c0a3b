package io.ordermesh.gateway.ordermesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.ordermesh.wire.Page;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class PagesTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int SIZE = 2;

    private final List<Integer> asked = new ArrayList<>();

    @Test
    void aShortPageIsTheLast() {
        assertThat(all(pages(Optional.empty(), List.of("a", "b"), List.of("c", "d"), List.of("e"))))
                .containsExactly("a", "b", "c", "d", "e");
        assertThat(asked).containsExactly(1, 2, 3);
    }

    @Test
    void anEmptyPageIsTheLast() {
        assertThat(all(pages(Optional.empty(), List.of("a", "b"), List.of()))).containsExactly("a", "b");
        assertThat(asked).containsExactly(1, 2);
    }

    @Test
    void noPageIsAskedForAfterTheTotalWasReached() {
        assertThat(all(pages(Optional.of(4L), List.of("a", "b"), List.of("c", "d"))))
                .containsExactly("a", "b", "c", "d");
        assertThat(asked).containsExactly(1, 2);
    }

    @Test
    void aShortPageIsNotTheLastWhileTheTotalIsNotReached() {
        // A server may give less than it is asked for.
        assertThat(all(pages(Optional.of(3L), List.of("a"), List.of("b"), List.of("c"))))
                .containsExactly("a", "b", "c");
        assertThat(asked).containsExactly(1, 2, 3);
    }

    @Test
    void aListGoesOnWhereItWasLeft() {
        Pages.Read<String> read = Pages.next(
                        "listOrders", Pages.Read.<String>upTo(2, 4), number -> page(Optional.of(5L), List.of("e")))
                .await()
                .atMost(LIMIT);

        assertThat(read.number()).isEqualTo(3);
        assertThat(read.isLast(SIZE)).isTrue();
    }

    @Test
    void aServerThatStaysOnItsLastPageIsReadOnce() {
        assertThat(all(pages(Optional.empty(), List.of("a", "b"), List.of("c", "d"), List.of("c", "d"))))
                .containsExactly("a", "b", "c", "d");
        assertThat(asked).containsExactly(1, 2, 3);
    }

    @Test
    void aServerThatAnswersOnePageForAnotherWithMoreToComeIsUnreadable() {
        assertThatThrownBy(() -> all(pages(Optional.of(5L), List.of("a", "b"), List.of("a", "b"))))
                .isInstanceOfSatisfying(OrderMeshFailure.class, failure -> {
                    assertThat(failure.reason()).isEqualTo(Reason.UNREADABLE);
                    assertThat(failure).hasMessageContaining("page 2 repeats the page before it");
                });
    }

    @Test
    void aFailureOfOnePageIsTheEnd() {
        assertThatThrownBy(() -> all(number -> number == 1
                        ? page(Optional.empty(), List.of("a", "b"))
                        : Uni.createFrom().failure(new OrderMeshFailure("listOrders", Reason.UNAVAILABLE))))
                .isInstanceOf(OrderMeshFailure.class);
    }

    @Test
    void aPageIsAskedForWhenItsElementsAreWanted() {
        assertThat(Pages.of("listOrders", SIZE, pages(Optional.empty(), List.of("a", "b"), List.of("c", "d")))
                        .select()
                        .first(2)
                        .collect()
                        .asList()
                        .await()
                        .atMost(LIMIT))
                .containsExactly("a", "b");
        assertThat(asked).containsExactly(1);
    }

    private static List<String> all(IntFunction<Uni<Page<String>>> pages) {
        return Pages.of("listOrders", SIZE, pages).collect().asList().await().atMost(LIMIT);
    }

    @SafeVarargs
    private IntFunction<Uni<Page<String>>> pages(Optional<Long> total, List<String>... contents) {
        return number -> {
            asked.add(number);
            return page(total, contents[number - 1]);
        };
    }

    private static Uni<Page<String>> page(Optional<Long> total, List<String> items) {
        return Uni.createFrom().item(new Page<>(items, total));
    }
}
