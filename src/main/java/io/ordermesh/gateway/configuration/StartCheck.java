package io.ordermesh.gateway.configuration;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

/** Has the configuration checked before Kafka and PostgreSQL are touched. */
@Singleton
class StartCheck {

    void check(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE - 1) StartupEvent event,
            Event<ConfigurationProblems> check) {
        ConfigurationProblems problems = new ConfigurationProblems();
        check.fire(problems);
        problems.stopIfAny();
    }
}
