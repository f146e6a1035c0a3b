package io.ordermesh.gateway.schedule;

import io.vertx.core.Future;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What lies between the product and its database. A guard can be taken out of the product's statements here, and the line
 * can be cut after some of them, as by a death in the midst of a transaction.
 */
final class Wire {

    /** The line was cut: the transaction is rolled back. */
    static final class Cut extends RuntimeException {}

    private static final int NEVER = Integer.MAX_VALUE;

    private final @Nullable Guard missing;
    private final Set<String> changed = new HashSet<>();
    private final io.vertx.sqlclient.Pool pool;
    private int left = NEVER;

    /** @param missing the guard to be taken away, if any */
    Wire(Pool pool, @Nullable Guard missing) {
        this.pool = pool.getDelegate();
        this.missing = missing;
    }

    /** The pool as the product is to see it. */
    Pool pool() {
        return Pool.newInstance(through(io.vertx.sqlclient.Pool.class, pool));
    }

    /** Cuts the line after so many more statements. */
    void cutAfter(int statements) {
        left = statements;
    }

    /** The line holds again. */
    void mend() {
        left = NEVER;
    }

    /**
     * The statements of which the guard was taken out. Exactly one, unless the guard is none of a statement: else its text
     * no longer fits the product's.
     */
    Set<String> changed() {
        return changed;
    }

    private String statement(String sql) {
        if (left-- == 0) {
            throw new Cut();
        }
        if (missing == null || missing.text.isEmpty() || !sql.contains(missing.text)) {
            return sql;
        }
        changed.add(sql);
        return sql.replace(missing.text, missing.replacement);
    }

    private <T> T through(Class<T> type, Object target) {
        InvocationHandler handler = (proxy, method, arguments) -> call(proxy, target, method, arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private @Nullable Object call(Object proxy, Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        String name = method.getName();
        if (arguments != null && (name.equals("query") || name.equals("preparedQuery"))) {
            arguments[0] = statement(String.valueOf(arguments[0]));
        }
        if (name.equals("begin") && missing == Guard.TRANSACTION) {
            return Future.succeededFuture(through(Transaction.class, new Object()));
        }
        if (target.getClass() == Object.class) {
            return Future.succeededFuture();
        }
        Object answer = invoke(target, method, arguments);
        return name.equals("getConnection")
                ? ((Future<?>) answer).map(connection -> through(SqlConnection.class, connection))
                : answer;
    }

    private static Object invoke(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
