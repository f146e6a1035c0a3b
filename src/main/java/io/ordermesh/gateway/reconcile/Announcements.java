package io.ordermesh.gateway.reconcile;

import io.ordermesh.gateway.event.Cause;
import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.order.Journal;
import io.ordermesh.gateway.order.JournalKind;
import io.ordermesh.gateway.order.JournalLine;
import io.ordermesh.gateway.order.OrderSnapshot;
import io.ordermesh.gateway.work.Hint;
import io.ordermesh.gateway.work.PendingRead;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which changes webhooks told of. A change that a sweep or an audit found is unannounced until a webhook of the order
 * comes; {@link MissedWebhooks} counts those for which none came.
 */
@Singleton
class Announcements {

    /**
     * Not if a webhook came after the change, by the change's own time, though the API's read side did not show the change
     * then. That compares our clock with OrderMesh's: the count is as right as they are. Where the change names no time, one
     * that came lately may have told of it.
     */
    private static final String FOUND = """
            insert into unannounced_change (merchant, order_id)
            select $1, $2 where not exists (
                select from order_journal j where j.merchant = $1 and j.order_key = 'order:' || $2 and j.kind = 'HINT'
                    and j.cause = 'WEBHOOK'
                    and j.at >= coalesce($4::timestamptz, now() - make_interval(secs => $3)))
            on conflict do nothing
            """;

    private static final String HEARD =
            "delete from unannounced_change where merchant = any($1) and 'order:' || order_id = any($2)";

    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\p{Graph}]");
    private static final int LONGEST_TYPE = 60;

    private final Journal journal;
    private final double lately;

    Announcements(Journal journal, ReconcileSettings settings) {
        this.journal = journal;
        this.lately = settings.missedAfter().toMillis() / 1000.0;
    }

    /** A webhook's event about an order. */
    record Heard(Hint hint, String eventType) {}

    /** Webhooks came. */
    Uni<Void> heard(SqlClient transaction, List<Heard> events) {
        List<JournalLine> lines = events.stream()
                .map(each -> line(each.hint(), new JsonObject().put("eventType", plain(each.eventType()))))
                .toList();
        return journal.add(transaction, lines)
                .chain(() ->
                        forget(transaction, events.stream().map(Heard::hint).toList()));
    }

    /** The order of an event that named it by another identifier is known now. */
    Uni<Void> resolved(SqlClient transaction, PendingRead read, List<Hint> hints) {
        if (!read.cause().announced()) {
            return Uni.createFrom().voidItem();
        }
        JsonObject named = new JsonObject().put("named", read.key().text());
        return journal.add(
                        transaction,
                        hints.stream().map(hint -> line(hint, named)).toList())
                .chain(() -> forget(transaction, hints));
    }

    /** A read brought a change. */
    Uni<Void> found(SqlClient transaction, PendingRead read, OrderSnapshot snapshot) {
        if (read.cause() != Cause.SWEEP && read.cause() != Cause.AUDIT) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(FOUND)
                .execute(Tuple.of(read.merchant(), snapshot.orderId(), lately, utc(snapshot.changedAt())))
                .replaceWithVoid();
    }

    private static JournalLine line(Hint hint, JsonObject detail) {
        return new JournalLine(hint.merchant(), hint.key(), JournalKind.HINT, hint.cause(), null, detail);
    }

    /** Merchants and keys are compared apart: an order id is no other merchant's. */
    private static Uni<Void> forget(SqlClient transaction, List<Hint> hints) {
        List<String> keys = new ArrayList<>();
        for (Hint hint : hints) {
            if (hint.key().kind() == OrderKey.Kind.ORDER) {
                keys.add(hint.key().text());
            }
        }
        return keys.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(HEARD)
                        .execute(Tuple.tuple()
                                .addArrayOfString(hints.stream()
                                        .map(Hint::merchant)
                                        .distinct()
                                        .toArray(String[]::new))
                                .addArrayOfString(keys.toArray(String[]::new)))
                        .replaceWithVoid();
    }

    private static @Nullable OffsetDateTime utc(Optional<Instant> time) {
        return time.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    /** Event types come from outside, and the database stores not every character in JSON. */
    private static String plain(String eventType) {
        String printable = UNPRINTABLE.matcher(eventType).replaceAll("_");
        return printable.length() > LONGEST_TYPE ? printable.substring(0, LONGEST_TYPE) : printable;
    }
}
