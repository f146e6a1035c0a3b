package io.ordermesh.local.process;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets this process end in its own order, and with its own exit code, when it is asked to end.
 *
 * <p>The JVM's shutdown hooks run all at once and leave exit code 130 or 143. The class behind this is reached by
 * reflection, since the compiler warns of its very name.
 */
public final class TerminationSignals {

    private TerminationSignals() {}

    /**
     * Calls {@code reaction} with the name of each INT, TERM and HUP that arrives from now on, each on a thread of its
     * own. A signal that this process was started to ignore stays ignored.
     */
    public static void onSignal(Consumer<String> reaction) {
        for (String name : List.of("INT", "TERM", "HUP")) {
            try {
                handle(name, () -> reaction.accept(name));
            } catch (ReflectiveOperationException ignored) {
                // Ignored by the system, or a JVM without this class: the guards end what is left behind.
            }
        }
    }

    private static void handle(String name, Runnable reaction) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        InvocationHandler call = (proxy, method, arguments) -> answer(proxy, method.getName(), arguments, reaction);
        Object proxy =
                Proxy.newProxyInstance(TerminationSignals.class.getClassLoader(), new Class<?>[] {handler}, call);
        Object instance = signal.getConstructor(String.class).newInstance(name);
        signal.getMethod("handle", signal, handler).invoke(null, instance, proxy);
    }

    private static @Nullable Object answer(
            Object proxy, String method, Object @Nullable [] arguments, Runnable reaction) {
        return switch (method) {
            case "handle" -> {
                reaction.run();
                yield null;
            }
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "TerminationSignals";
        };
    }
}
