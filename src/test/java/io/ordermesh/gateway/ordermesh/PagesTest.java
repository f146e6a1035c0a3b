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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                    assertThat(failure).hasMessageContaining("page 2 repeats an earlier one");
                });
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "3, 0", "7, 0", "2, 5", "7, 20", "100, 3"})
    void aServerThatAnswersPagesRoundAndRoundIsLeftSoon(int round, int before) {
        List<String> elements = all(number -> {
            asked.add(number);
            int page = number <= before ? number : before + 1 + (number - before - 1) % round;
            return page(Optional.empty(), List.of("a" + page, "b" + page));
        });

        assertThat(elements).contains("a" + (before + round));
        assertThat(asked).hasSizeLessThanOrEqualTo(2 * Math.max(before + 1, round) + round);
    }

    @Test
    void thatPagesComeAgainIsUnreadableWhileThereIsMore() {
        assertThatThrownBy(() -> all(number -> page(Optional.of(1_000L), List.of("a" + number % 2, "b" + number % 2))))
                .isInstanceOfSatisfying(OrderMeshFailure.class, failure -> {
                    assertThat(failure.reason()).isEqualTo(Reason.UNREADABLE);
                    assertThat(failure).hasMessageContaining("page 4 repeats an earlier one");
                });
    }

    @Test
    void noListHasMorePagesThanItsBound() {
        Pages.Read<String> last = Pages.next(
                        "listOrders",
                        Pages.Read.<String>upTo(99_999, 199_998),
                        number -> page(Optional.of(Long.MAX_VALUE), List.of("a", "b")))
                .await()
                .atMost(LIMIT);

        assertThat(last.isLast(SIZE)).isTrue();
        assertThat(new Pages.Read<>(99_999, 199_998, last.page(), last.mark()).isLast(SIZE))
                .isFalse();
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
