package io.ordermesh.gateway.order;

import io.ordermesh.gateway.event.Cause;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Each order's story: what was heard, found, changed, published, given up. Holds no personal data. */
@Singleton
public class Journal {

    private static final String ADD = """
            insert into order_journal (merchant, order_key, kind, cause, revision, detail)
            values ($1, $2, $3, $4, $5, $6)
            """;

    /** Adds lines, which the caller's transaction takes along. */
    public Uni<Void> add(SqlClient client, List<JournalLine> lines) {
        return lines.isEmpty()
                ? Uni.createFrom().voidItem()
                : client.preparedQuery(ADD)
                        .executeBatch(lines.stream().map(Journal::row).toList())
                        .replaceWithVoid();
    }

    /** Adds one line. */
    public Uni<Void> add(SqlClient client, JournalLine line) {
        return add(client, List.of(line));
    }

    private static Tuple row(JournalLine line) {
        return Tuple.tuple()
                .addString(line.merchant())
                .addString(line.key().text())
                .addString(line.kind().name())
                .addString(name(line.cause()))
                .addLong(line.revision())
                .addValue(line.detail());
    }

    private static @Nullable String name(@Nullable Cause cause) {
        return cause == null ? null : cause.name();
    }
}
