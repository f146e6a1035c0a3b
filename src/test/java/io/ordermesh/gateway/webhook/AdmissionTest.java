package io.ordermesh.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.webhook.Admission.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who gets a place: 20 places, three merchants, so a share of three each and eleven for all. */
class AdmissionTest {

    private final Admission admission = new Admission(20, 3);
    private final AtomicInteger givenUp = new AtomicInteger();

    @Test
    void aBurstTakesNoOtherMerchantsShare() {
        assertThat(admitAll("loud", 100)).hasSize(14);
        assertThat(admitAll("other", 100)).hasSize(3);
        assertThat(admitAll("quiet", 100)).hasSize(3);
        assertThat(admitAll("unknown", 100)).isEmpty();
        assertThat(givenUp).hasValue(0);
    }

    @Test
    void aPlaceThatIsReleasedIsFreeOnce() {
        List<Place> loud = admitAll("loud", 14);
        loud.get(0).release();
        loud.get(0).release();

        assertThat(admitAll("other", 100)).hasSize(4);
        loud.forEach(Place::release);
        assertThat(admitAll("quiet", 100)).hasSize(13);
    }

    @Test
    void whoDoesNotExistHasNoShare() {
        assertThat(admitAll("unknown", 100)).hasSize(11);
        assertThat(admitAll("quiet", 100)).hasSize(3);
    }

    @Test
    void everyMerchantHasAPlaceHoweverManyThereAre() {
        Admission crowded = new Admission(10, 100);

        for (int i = 0; i < 100; i++) {
            assertThat(crowded.tryAdmit("m" + i, givenUp::incrementAndGet)).isNotNull();
            assertThat(crowded.tryAdmit("m" + i, givenUp::incrementAndGet)).isNull();
        }
    }

    @Test
    void theSlowestBodyMakesRoom() {
        List<Place> slow = admitAll("loud", 14);
        assertThat(admit("loud")).as("while they are young").isNull();

        Place newcomer = Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> admit("loud"), Objects::nonNull);

        assertThat(givenUp).hasValue(1);
        slow.get(0).release();
        assertThat(admit("another")).as("its share is its own").isNotNull();
        assertThat(newcomer).isNotNull();
    }

    @Test
    void aBodyThatIsReadKeepsItsPlace() {
        List<Place> stored = admitAll("loud", 14);
        stored.forEach(Place::bodyRead);

        Awaitility.await()
                .during(Duration.ofMillis(1300))
                .atMost(Duration.ofSeconds(30))
                .until(() -> admit("loud") == null);
        assertThat(givenUp).hasValue(0);
    }

    private List<Place> admitAll(String merchant, int wanted) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            Place place = admit(merchant);
            if (place != null) {
                places.add(place);
            }
        }
        return places;
    }

    private @Nullable Place admit(String merchant) {
        return admission.tryAdmit(merchant, givenUp::incrementAndGet);
    }
}
