package io.ordermesh.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordermesh.Beside;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Beside
class EmbeddedDatabaseTest {

    @Test
    void comesBackWithItsRowsOnItsPort(@TempDir Path home) throws SQLException {
        Path data = home.resolve("a database");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(0, data)) {
            String url = database.jdbcUrl();
            execute(database, "create table orders as select 'M-1001' as number");

            database.stop();
            assertThatThrownBy(() -> connect(database).close()).isInstanceOf(SQLException.class);
            database.start();

            assertThat(database.jdbcUrl()).isEqualTo(url);
            assertThat(database.reactiveUrl()).isEqualTo(url.substring("jdbc:".length()));
            try (Connection connection = connect(database);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select number from orders")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("M-1001");
            }
        }
        assertThat(data).doesNotExist();
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }
}
