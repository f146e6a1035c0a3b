package io.ordermesh.gateway.outside;

import io.ordermesh.local.database.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The gateway's tables as any database client sees them. */
final class Rows {

    /** A row: its values as text, by column. */
    record Row(Map<String, @Nullable String> values) {

        @Nullable
        String text(String column) {
            if (!values.containsKey(column)) {
                throw new AssertionError("No such column: " + column);
            }
            return values.get(column);
        }

        long number(String column) {
            String text = text(column);
            if (text == null) {
                throw new AssertionError(column + " is null");
            }
            return Long.parseLong(text);
        }
    }

    private Rows() {}

    static Optional<Row> order(World world, String merchant, String orderId) {
        return select(world, "select * from orders where merchant = ? and order_id = ?", merchant, orderId).stream()
                .findFirst();
    }

    /** The row of an order that must be there. */
    static Row getOrder(World world, String merchant, String orderId) {
        return order(world, merchant, orderId).orElseThrow(() -> new AssertionError("No row of order " + orderId));
    }

    /** What had the order read whenever its copy changed, oldest first. */
    static List<String> causesOfChanges(World world, String merchant, String orderId) {
        return select(
                        world,
                        "select cause from order_journal where merchant = ? and order_key = ?"
                                + " and kind in ('APPLIED', 'WENT_BACK', 'GONE', 'MOVED') order by at",
                        merchant,
                        "order:" + orderId)
                .stream()
                .map(line -> String.valueOf(line.text("cause")))
                .toList();
    }

    static List<Row> shipments(World world, String merchant, String orderId) {
        return select(
                world,
                "select * from shipment where merchant = ? and order_id = ? order by shipment_id",
                merchant,
                orderId);
    }

    static List<Row> packages(World world, String merchant, String orderId) {
        return select(
                world,
                "select * from package where merchant = ? and order_id = ? order by package_id",
                merchant,
                orderId);
    }

    /** The pending read of a key such as {@code order:0123…}. */
    static Optional<Row> pendingRead(World world, String merchant, String orderKey) {
        return select(world, "select * from pending_read where merchant = ? and order_key = ?", merchant, orderKey)
                .stream()
                .findFirst();
    }

    static Optional<Row> deadLetter(World world, String merchant, String orderKey) {
        return select(world, "select * from dead_letter where merchant = ? and order_key = ?", merchant, orderKey)
                .stream()
                .findFirst();
    }

    /** What changed the order, or was reported of it; not what was heard, looked for and sent. */
    static List<String> journalKinds(World world, String merchant, String orderKey) {
        return select(
                        world,
                        "select kind from order_journal where merchant = ? and order_key = ? and kind in"
                                + " ('APPLIED', 'WENT_BACK', 'GONE', 'MOVED', 'REPORTED_FAILED') order by at",
                        merchant,
                        orderKey)
                .stream()
                .map(row -> String.valueOf(row.text("kind")))
                .toList();
    }

    /** Carries out a statement, as somebody else would who has the database. */
    static void execute(World world, String statement) {
        try (Connection connection = world.connect();
                Statement each = connection.createStatement()) {
            each.execute(statement);
        } catch (SQLException e) {
            throw new AssertionError("The statement failed: " + statement, e);
        }
    }

    static List<Row> select(World world, String query, Object... parameters) {
        try (Connection connection = world.connect();
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<Row> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(row(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new AssertionError("The query failed: " + query, e);
        }
    }

    /** A connection of its own, for a transaction that stands open. */
    static Connection connect(World world) throws SQLException {
        EmbeddedDatabase database = world.database();
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    private static Row row(ResultSet rows) throws SQLException {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        ResultSetMetaData columns = rows.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            values.put(columns.getColumnName(i), rows.getString(i));
        }
        return new Row(values);
    }
}
