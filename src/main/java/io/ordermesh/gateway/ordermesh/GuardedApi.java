package io.ordermesh.gateway.ordermesh;

import io.smallrye.mutiny.Uni;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** A declarative interface whose every operation goes through the merchant's guards. */
final class GuardedApi implements InvocationHandler {

    private final Object api;
    private final Calls calls;

    private GuardedApi(Object api, Calls calls) {
        this.api = api;
        this.calls = calls;
    }

    /** @param type its methods are operations: named by operationId, with an HTTP method, answering a {@link Uni} */
    static <T> T of(Class<T> type, T api, Calls calls) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new GuardedApi(api, calls)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return send(method, arguments);
        }
        return calls.call(method.getName(), Repetition.of(method), () -> answer(method, arguments));
    }

    private Uni<?> answer(Method method, @Nullable Object @Nullable [] arguments) {
        try {
            Object answer = send(method, arguments);
            if (answer instanceof Uni<?> uni) {
                return uni;
            }
            throw new IllegalStateException(method + " does not answer a Uni");
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            return Uni.createFrom().failure(e);
        }
    }

    private @Nullable Object send(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(api, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
