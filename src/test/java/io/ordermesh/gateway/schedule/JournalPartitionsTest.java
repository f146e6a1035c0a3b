package io.ordermesh.gateway.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordermesh.gateway.order.GivenJournalPartitions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The journal's partitions over months, by a clock of the database's that the test sets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JournalPartitionsTest {

    private static final int RETENTION_MONTHS = 2;
    private static final String OTHER = "order_journal_other";

    /** A lock is waited for so long at most, and the machine has more to do. */
    private static final Duration LONGEST_INSERT = Duration.ofMillis(2_500);

    private ScheduleDatabase database;
    private GivenJournalPartitions partitions;

    @BeforeAll
    void start(@TempDir Path data) {
        database = ScheduleDatabase.start(data);
        partitions = GivenJournalPartitions.in(database.pool(), RETENTION_MONTHS);
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @BeforeEach
    void leaveTheDefaultAlone() throws SQLException {
        for (String name : names()) {
            execute(name.equals(OTHER) ? "delete from " + name : "drop table " + name);
        }
    }

    @Test
    void thisMonthAndTheNextHaveOne() {
        arrangeAt("2026-12-31T23:59:59Z");
        assertThat(names()).containsExactly("order_journal_2026_12", "order_journal_2027_01", OTHER);

        arrangeAt("2027-01-01T00:00:00Z");
        assertThat(names())
                .containsExactly("order_journal_2026_12", "order_journal_2027_01", "order_journal_2027_02", OTHER);
        add("2026-12-31T23:59:59.999Z");
        add("2027-01-01T00:00:00Z");
        assertThat(whereLinesLie()).containsExactly("order_journal_2026_12", "order_journal_2027_01");
    }

    @Test
    void onesOlderThanTheRetentionAreDroppedWithTheirLines() {
        arrangeAt("2026-03-15T00:00:00Z");
        add("2026-03-31T23:00:00Z");
        add("2026-04-01T01:00:00Z");

        arrangeAt("2026-05-31T23:00:00Z");
        assertThat(whereLinesLie()).hasSize(2);

        arrangeAt("2026-06-01T00:00:00Z");
        assertThat(names()).doesNotContain("order_journal_2026_03");
        assertThat(whereLinesLie()).containsExactly("order_journal_2026_04");
    }

    @Test
    void linesThatCameBeforeTheirMonthsPartitionAreMovedIntoIt() {
        add("2026-06-30T23:59:00Z");
        add("2026-07-01T00:00:00Z");
        add("2026-07-10T00:00:00Z");
        add("2026-08-01T00:00:00Z");
        assertThat(whereLinesLie()).containsOnly(OTHER);

        arrangeAt("2026-07-10T00:00:01Z");

        assertThat(whereLinesLie())
                .as("a month that went by without a partition gets none")
                .containsExactly(OTHER, "order_journal_2026_07", "order_journal_2026_07", "order_journal_2026_08");
        assertThat(database.rows("select from pg_indexes where tablename = 'order_journal_2026_07'"))
                .hasSameSizeAs(database.rows("select from pg_indexes where tablename = 'order_journal'"));
    }

    @Test
    void oldLinesOfNoPartitionGoToo() {
        add("2026-04-30T23:59:00Z");
        add("2026-05-01T00:00:00Z");

        arrangeAt("2026-07-10T00:00:00Z");

        assertThat(lines()).containsExactly(Instant.parse("2026-05-01T00:00:00Z"));
    }

    @Test
    void moreLinesThanCanBeMovedAtOnceStayWhereTheyAre() throws SQLException {
        execute("insert into order_journal (merchant, order_key, kind, at)"
                + " select 'acme', 'order:1', 'HINT', '2026-07-01T00:00:00Z'::timestamptz + make_interval(secs => n)"
                + " from generate_series(1, 10001) n");

        arrangeAt("2026-07-10T00:00:00Z");

        assertThat(names()).containsExactly("order_journal_2026_08", OTHER);
        assertThat(lines()).hasSize(10_001);
    }

    @Test
    void aReaderThatTakesLongHoldsUpNoLineWhileAPartitionIsToBeMade() throws SQLException {
        arrangeAt("2026-04-10T00:00:00Z");
        try (Connection reader = reader()) {
            assertThat(slowestInsertWhileArrangedAt("2026-05-10T00:00:00Z")).isLessThan(LONGEST_INSERT);
            assertThat(names()).doesNotContain("order_journal_2026_06");
            reader.rollback();
        }
        arrangeAt("2026-05-10T00:00:00Z");
        assertThat(names()).contains("order_journal_2026_06");
    }

    @Test
    void norWhileOneIsToBeDropped() throws SQLException {
        arrangeAt("2026-05-10T00:00:00Z");
        execute("create table order_journal_2026_01 partition of order_journal"
                + " for values from ('2026-01-01T00:00:00Z') to ('2026-02-01T00:00:00Z')");
        try (Connection reader = reader()) {
            assertThat(slowestInsertWhileArrangedAt("2026-05-10T00:00:00Z")).isLessThan(LONGEST_INSERT);
            assertThat(names()).contains("order_journal_2026_01");
            reader.rollback();
        }
        arrangeAt("2026-05-10T00:00:00Z");
        assertThat(names()).doesNotContain("order_journal_2026_01");
    }

    @Test
    void anotherReplicaDoesNotWait() throws SQLException {
        try (Connection replica = database.connect()) {
            replica.setAutoCommit(false);
            execute("select pg_advisory_xact_lock(713021)", replica);

            arrangeAt("2026-07-10T00:00:00Z");

            assertThat(names()).containsExactly(OTHER);
            // Closed alone, its server process may hold the lock for a moment more.
            replica.rollback();
        }
        arrangeAt("2026-07-10T00:00:00Z");
        assertThat(names()).containsExactly("order_journal_2026_07", "order_journal_2026_08", OTHER);
    }

    /** Holds what a backup holds. */
    private Connection reader() throws SQLException {
        Connection reader = database.connect();
        reader.setAutoCommit(false);
        execute("select count(*) from order_journal", reader);
        return reader;
    }

    private Duration slowestInsertWhileArrangedAt(String time) throws SQLException {
        Duration slowest = Duration.ZERO;
        database.setClock(Instant.parse(time));
        var unused = database.rows("select");
        CompletableFuture<Void> arranged = partitions.arrange().subscribeAsCompletionStage();
        try (Connection writer = database.connect();
                Statement statement = writer.createStatement()) {
            // Rather a failure than a test without end.
            statement.execute("set statement_timeout = '10s'");
            do {
                long began = System.nanoTime();
                statement.execute("insert into order_journal (merchant, order_key, kind, at)"
                        + " values ('acme', 'order:1', 'HINT', '2026-05-09T00:00:00Z')");
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                slowest = took.compareTo(slowest) > 0 ? took : slowest;
            } while (!arranged.isDone());
        }
        arranged.join();
        return slowest;
    }

    private void arrangeAt(String time) {
        database.setClock(Instant.parse(time));
        database.call(partitions.arrange());
    }

    private void add(String at) {
        var unused = database.rows(
                "insert into order_journal (merchant, order_key, kind, at) values ('acme', 'order:1', 'HINT', $1)",
                Instant.parse(at).atOffset(ZoneOffset.UTC));
    }

    private List<Instant> lines() {
        return database.rows("select at from order_journal order by at").stream()
                .map(row -> row.getOffsetDateTime(0).toInstant())
                .toList();
    }

    /** The partition of each line, by the line's time. */
    private List<String> whereLinesLie() {
        return database.rows("select tableoid::regclass::text from order_journal order by at").stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private List<String> names() {
        return database
                .rows("select inhrelid::regclass::text from pg_inherits"
                        + " where inhparent = 'order_journal'::regclass order by 1")
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = database.connect()) {
            execute(statement, connection);
        }
    }

    private static void execute(String statement, Connection connection) throws SQLException {
        try (Statement prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }
}
