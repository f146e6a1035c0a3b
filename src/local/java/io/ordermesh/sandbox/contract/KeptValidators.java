package io.ordermesh.sandbox.contract;

import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import io.vertx.openapi.contract.OpenAPIContract;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives one validator for each schema of a contract. The library makes one for each parameter of each request, and
 * copies all schemas of the contract for it. A validator knows nothing of what it has validated.
 */
final class KeptValidators {
    private final SchemaRepository schemas;
    /** By identity: comparing what two schemas hold would cost what is saved. */
    private final Map<JsonSchema, Validator> validators = Collections.synchronizedMap(new IdentityHashMap<>());

    private KeptValidators(SchemaRepository schemas) {
        this.schemas = schemas;
    }

    /** The same contract, whose validators are kept. */
    static OpenAPIContract of(OpenAPIContract contract) {
        KeptValidators kept = new KeptValidators(contract.getSchemaRepository());
        SchemaRepository schemas =
                as(SchemaRepository.class, (proxy, method, arguments) -> kept.repository(method, arguments));
        return as(
                OpenAPIContract.class,
                (proxy, method, arguments) ->
                        method.getName().equals("getSchemaRepository") ? schemas : call(contract, method, arguments));
    }

    private Object repository(Method method, Object @Nullable [] arguments) throws Throwable {
        return arguments != null
                        && arguments.length == 1
                        && method.getName().equals("validator")
                        && arguments[0] instanceof JsonSchema schema
                ? validators.computeIfAbsent(schema, schemas::validator)
                : call(schemas, method, arguments);
    }

    private static Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T as(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
