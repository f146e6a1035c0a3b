package io.ordermesh.gateway.outside;

import io.ordermesh.sandbox.ContractHeld;
import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import java.lang.reflect.Field;
import java.util.Arrays;

/** Fails each test of a gateway in this process during which a call broke the contract of the API. */
public final class AsksForTheContract implements QuarkusTestAfterEachCallback {

    @Override
    public void afterEach(QuarkusTestMethodContext context) {
        Object test = context.getTestInstance();
        Arrays.stream(test.getClass().getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(Provided.class) && field.getType() == World.class)
                .forEach(field -> ContractHeld.by(world(test, field).sandbox()));
    }

    private static World world(Object test, Field field) {
        try {
            field.setAccessible(true);
            return (World) field.get(test);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
