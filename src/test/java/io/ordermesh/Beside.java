package io.ordermesh;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/**
 * Of a long test class with a world of its own, or none: it runs beside others, since they wait more than they compute.
 * Its tests run one after the other, in their order. The longest of these classes have an {@link
 * org.junit.jupiter.api.Order}, so that they begin first and none of them is alone at the end.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(providers = Beside.OwnLock.class)
public @interface Beside {

    /** A lock for classes that start several gateways, or more than those, at once: one of these at a time. */
    String SEVERAL_PROCESSES = "several processes";

    /** A lock that no other class has: who holds one runs its tests in one thread. */
    class OwnLock implements ResourceLocksProvider {

        @Override
        public Set<Lock> provideForClass(Class<?> testClass) {
            return Set.of(new Lock(testClass.getName()));
        }
    }
}
