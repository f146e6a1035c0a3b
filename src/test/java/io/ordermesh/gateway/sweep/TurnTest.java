package io.ordermesh.gateway.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.ordermesh.Pages.Read;
import io.ordermesh.gateway.ordermesh.wire.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TurnTest {

    private static final Duration LAG = Duration.ofSeconds(30);
    private static final Duration OVERLAP = Duration.ofMinutes(5);
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant FROM = NOW.minus(Duration.ofHours(1));

    @Test
    void whatChangedWithinTheLagIsLeftToTheNextSweep() {
        Turn turn = turn(pass(FROM), page(1, false, NOW.minusSeconds(10), NOW.minusSeconds(31), NOW.plusSeconds(20)));

        assertThat(times(turn.due())).containsExactly(NOW.minusSeconds(31));
        assertThat(turn.progress().until()).isEqualTo(NOW.minus(LAG));
    }

    @Test
    void theWatermarkIsTheLatestChangeThatWasCompared() {
        assertThat(turn(pass(FROM), page(1, false, NOW.minusSeconds(90), NOW.minusSeconds(70)))
                        .progress()
                        .reached())
                .isEqualTo(NOW.minusSeconds(70));
        assertThat(turn(pass(FROM), page(1, false, NOW.minusSeconds(90), NOW.minusSeconds(10)))
                        .progress()
                        .reached())
                .as("or the bound, where the clock of the changes has passed it")
                .isEqualTo(NOW.minus(LAG));
    }

    @Test
    void whatChangedBeforeABackfillThatListsIsLeftToIt() {
        Instant floor = NOW.minusSeconds(600);

        Turn turn = turn(
                pass(Progress.begin(floor), floor),
                page(1, false, NOW.minusSeconds(599), floor, NOW.minusSeconds(601), null));

        assertThat(times(turn.due())).containsExactly(NOW.minusSeconds(599));
    }

    @Test
    void whatIsDatedFurtherAheadThanAnyClockIsComparedAndMovesNothing() {
        Turn turn = turn(pass(FROM), page(1, false, NOW.plus(Duration.ofDays(400)), NOW.minusSeconds(100)));

        assertThat(turn.due()).hasSize(2);
        assertThat(turn.progress().reached()).isEqualTo(NOW.minusSeconds(100));
    }

    @Test
    void whatHasNoTimeIsCompared() {
        Turn turn = turn(pass(FROM), page(1, false, NOW.minusSeconds(100), null));

        assertThat(turn.due()).hasSize(2);
    }

    @Test
    void theBoundStaysThatOfTheFirstPage() {
        Progress first = turn(pass(FROM), page(1, false, NOW.minusSeconds(40), NOW.minusSeconds(50)))
                .progress();

        Turn later = Turn.of(
                pass(first),
                page(2, true, NOW.minusSeconds(5), NOW.minusSeconds(60)),
                NOW.plusSeconds(3600),
                LAG,
                OVERLAP);

        assertThat(times(later.due())).containsExactly(NOW.minusSeconds(60));
        assertThat(later.progress().reached()).isEqualTo(NOW.minusSeconds(40));
        assertThat(later.finished()).isTrue();
    }

    @Test
    void aListWithTheNewestFirstIsReadPageByPage() {
        Turn turn = turn(pass(FROM), page(1, false, NOW.minusSeconds(40), NOW.minusSeconds(50)));

        assertThat(turn.progress().page()).isEqualTo(1);
        assertThat(turn.progress().position()).isEqualTo(FROM);
        assertThat(turn.finished()).isFalse();
    }

    @Test
    void aListWithTheOldestFirstIsReadOnFromTheTimeOfItsLast() {
        Turn turn = turn(pass(FROM), page(1, false, NOW.minusSeconds(50), NOW.minusSeconds(40)));

        assertThat(turn.progress().page()).isZero();
        assertThat(turn.progress().position()).isEqualTo(NOW.minusSeconds(40));
        assertThat(turn.progress().from()).isEqualTo(FROM);
    }

    @Test
    void aPageTellsThatTheNewestComesFirst() {
        Instant late = NOW.minusSeconds(40);
        Instant early = NOW.minusSeconds(50);

        assertThat(page(1, false, late, late, null, early).newestFirst()).isTrue();
        assertThat(page(1, false, early, late).newestFirst()).isFalse();
        assertThat(page(1, false, late, NOW, early).newestFirst()).isFalse();
        assertThat(page(1, false, late, late).newestFirst()).isFalse();
        assertThat(page(1, false).newestFirst()).isFalse();
    }

    @Test
    void aPageOfOneTimeIsReadOnByPage() {
        Turn turn = turn(pass(FROM), page(1, false, NOW.minusSeconds(40), NOW.minusSeconds(40)));

        assertThat(turn.progress().page()).isEqualTo(1);
        assertThat(turn.progress().position()).isEqualTo(FROM);
    }

    @Test
    void anElementOlderThanAskedForTellsThatTimesAreIgnored() {
        Turn turn = turn(pass(FROM), page(1, false, NOW.minusSeconds(40), FROM.minusSeconds(2)));

        assertThat(turn.filter()).isEqualTo(TimeFilter.IGNORED);
        assertThat(turn.due()).hasSize(2);
        assertThat(turn.progress().page()).isEqualTo(1);
    }

    @Test
    void aTimeCutToTheSecondTellsNothing() {
        assertThat(turn(pass(FROM), page(1, false, NOW.minusSeconds(40), FROM.minusMillis(999)))
                        .filter())
                .isEqualTo(TimeFilter.UNKNOWN);
    }

    @Test
    void aWholeListWithoutAnOlderElementTellsThatTimesAreHonoured() {
        assertThat(turn(pass(FROM), page(1, true, FROM.plusSeconds(1))).filter())
                .isEqualTo(TimeFilter.HONOURED);
        assertThat(turn(pass(FROM), page(1, true)).filter())
                .as("an empty list tells nothing")
                .isEqualTo(TimeFilter.UNKNOWN);
        assertThat(turn(pass((Instant) null), page(1, true, FROM)).filter())
                .as("nor does one that was not asked for a time")
                .isEqualTo(TimeFilter.UNKNOWN);
    }

    @Test
    void aListThatDoesNotGoOnFromATimeIsReadFromItsBeginningByPages() {
        Progress onward = turn(pass(FROM), page(1, false, NOW.minusSeconds(50), NOW.minusSeconds(40)))
                .progress();

        Turn again = turn(pass(onward), page(1, false, NOW.minusSeconds(50), NOW.minusSeconds(40)));

        assertThat(again.filter()).isEqualTo(TimeFilter.IGNORED);
        assertThat(again.progress().atBeginning()).isTrue();
        assertThat(again.progress().position()).isEqualTo(FROM);
        Turn byPages = turn(pass(again.progress()), page(1, false, NOW.minusSeconds(50), NOW.minusSeconds(40)));
        assertThat(byPages.progress().page()).isEqualTo(1);
        assertThat(byPages.filter()).isEqualTo(TimeFilter.IGNORED);
    }

    @Test
    void whereTheClockWasSetBackTheSweepBeginsFurtherBackOnce() {
        Instant ahead = NOW.plus(Duration.ofMinutes(40));

        Turn turn = turn(pass(ahead), page(1, true, ahead.plusSeconds(10)));

        Instant corrected = NOW.minus(LAG).minus(OVERLAP).minus(Duration.ofSeconds(90));
        assertThat(turn.finished()).isFalse();
        assertThat(turn.progress().atBeginning()).isTrue();
        assertThat(turn.progress().from()).isEqualTo(corrected);
        assertThat(turn(pass(turn.progress()), page(1, true, NOW.minusSeconds(60)))
                        .finished())
                .isTrue();
    }

    private static Turn turn(Pass pass, Listed page) {
        return Turn.of(pass, page, NOW, LAG, OVERLAP);
    }

    private static Pass pass(@Nullable Instant from) {
        return pass(Progress.begin(from));
    }

    private static Pass pass(Progress progress) {
        return pass(progress, null);
    }

    private static Pass pass(Progress progress, @Nullable Instant floor) {
        return new Pass(
                "acme",
                Kind.SWEEP,
                SweptList.ORDERS,
                Phase.LISTING,
                progress,
                progress.from() == null ? null : progress.from().plus(OVERLAP),
                floor,
                null,
                TimeFilter.UNKNOWN,
                false,
                0,
                0,
                null,
                null,
                Duration.ofSeconds(90),
                null);
    }

    private static Listed page(int number, boolean last, @Nullable Instant... times) {
        List<Element> elements = Arrays.stream(times).map(TurnTest::element).toList();
        Page<Element> page = new Page<>(elements, Optional.empty());
        return new Listed(new Read<>(number, (long) number * times.length, page, page), TimeFilter.UNKNOWN, last);
    }

    private static Element element(@Nullable Instant time) {
        Optional<OrderKey> key = Optional.of(OrderKey.order("0123456789abcdef01234567"));
        return new Element(key, key, Optional.ofNullable(time).map(Instant::toString), Optional.of("Open"), true);
    }

    private static List<Instant> times(List<Element> elements) {
        return elements.stream().flatMap(each -> each.time().stream()).toList();
    }
}
