package io.ordermesh.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the table of the packages: each knows only those of the layers above its own row. */
class ArchitectureTest {

    private static final String GATEWAY = "io.ordermesh.gateway";
    /** The one class that Kafka calls, with what is nested in it. */
    private static final String CONSUMER = ".*\\.reconcile\\.HintConsumer(\\$.*)?";

    /** From what knows nothing to what knows most. Packages of one layer do not know each other; so there are no cycles. */
    private enum Layer {
        GROUND("configuration"),
        VALUES("merchant", "event", "telemetry", "problem", "loop", "ordermesh.wire"),
        CALLS("ordermesh.notes", "ordermesh.orders", "ordermesh.shipments", "ordermesh.users", "ordermesh.extras"),
        PORTS("access", "http", "request", "verification", "stream", "work", "ordermesh", "order", "database"),
        STAGES("webhook", "reconcile", "publish", "sweep"),
        FACES("query", "operate", "health");

        private final String packages;

        Layer(String... packages) {
            this.packages = String.join(" ", packages);
        }

        static Map<String, Layer> table() {
            Map<String, Layer> table = new TreeMap<>();
            for (Layer layer : values()) {
                for (String each : layer.packages.split(" ", -1)) {
                    table.put(GATEWAY + "." + each, layer);
                }
            }
            return table;
        }
    }

    private static final Map<String, Layer> TABLE = Layer.table();
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(GATEWAY);
    private static final JavaClasses LOCAL =
            new ClassFileImporter().importPackages("io.ordermesh.sandbox", "io.ordermesh.local");
    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages(GATEWAY);

    @Test
    void theTableListsThePackages() {
        assertThat(PRODUCT.stream().map(JavaClass::getPackageName).distinct())
                .as("each package stands in the table, and nothing else does")
                .filteredOn(name -> !name.equals(GATEWAY))
                .containsExactlyInAnyOrderElementsOf(TABLE.keySet());
    }

    @Test
    void packagesKnowOnlyLowerLayers() {
        classes()
                .that()
                .resideOutsideOfPackage(GATEWAY)
                .should(knowOnlyLowerLayers())
                .check(PRODUCT);
    }

    @Test
    void theStartKnowsNoPackage() {
        noClasses()
                .that()
                .resideInAPackage(GATEWAY)
                .should()
                .dependOnClassesThat(resideInAPackage(GATEWAY + ".*.."))
                .check(PRODUCT);
    }

    @Test
    void packagesAreNullMarked() {
        assertThat(PRODUCT.stream().map(JavaClass::getPackage).distinct())
                .allSatisfy((JavaPackage each) -> assertThat(each.isAnnotatedWith(NullMarked.class))
                        .as("@NullMarked in the package-info of %s", each.getName())
                        .isTrue());
    }

    @Test
    void onlyOrdermeshCallsTheApi() {
        noClasses()
                .that()
                .resideOutsideOfPackage(GATEWAY + ".ordermesh..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "jakarta.ws.rs.client..",
                        "org.eclipse.microprofile.rest.client..",
                        "org.jboss.resteasy.reactive.client..",
                        "io.quarkus.rest.client..",
                        "io.quarkus.oidc..",
                        "io.vertx..ext.web.client..",
                        "java.net.http.."))
                .check(PRODUCT);
    }

    /** The forms of its own in which OrderMesh tells of orders and shipments are read in few places. */
    @Test
    void onlyOrderAndSweepReadWhatOrdermeshSends() {
        noClasses()
                .that()
                .resideOutsideOfPackages(GATEWAY + ".ordermesh..", GATEWAY + ".order", GATEWAY + ".sweep")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        GATEWAY + ".ordermesh.extras",
                        GATEWAY + ".ordermesh.notes",
                        GATEWAY + ".ordermesh.orders",
                        GATEWAY + ".ordermesh.shipments",
                        GATEWAY + ".ordermesh.users",
                        GATEWAY + ".ordermesh.wire"))
                .check(PRODUCT);
    }

    @Test
    void onlyStreamKnowsKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackages(GATEWAY + ".stream..", GATEWAY + ".reconcile..", GATEWAY + ".publish..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.apache.kafka.."))
                .check(PRODUCT);
    }

    @Test
    void theConsumerKnowsRecordsAlone() {
        noClasses()
                .that()
                .resideInAPackage(GATEWAY + ".reconcile..")
                .and()
                .haveNameNotMatching(CONSUMER)
                .should()
                .dependOnClassesThat(resideInAPackage("org.apache.kafka.."))
                .check(PRODUCT);
        noClasses()
                .that()
                .haveNameMatching(CONSUMER)
                .should()
                .dependOnClassesThat(resideInAPackage("org.apache.kafka..")
                        .and(not(belongToAnyOf(ConsumerRecord.class, ConsumerRecords.class))))
                .check(PRODUCT);
    }

    @Test
    void theRelayKnowsRecordsAlone() {
        noClasses()
                .that()
                .resideInAPackage(GATEWAY + ".publish..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.apache.kafka..")
                        .and(not(belongToAnyOf(ProducerRecord.class, Headers.class))))
                .check(PRODUCT);
    }

    @Test
    void resourcesAreInQueryAndOperate() {
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .and()
                .areNotInterfaces()
                .should()
                .resideInAnyPackage(GATEWAY + ".query", GATEWAY + ".operate")
                .check(PRODUCT);
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .and()
                .areInterfaces()
                .should()
                .resideInAPackage(GATEWAY + ".ordermesh..")
                .check(PRODUCT);
    }

    /** Their requests are checked by {@code request}, which knows calls by their path, and bodies by being records. */
    @Test
    void requestsOfTheApiAreChecked() {
        ArchRule paths = classes()
                .that()
                .resideInAnyPackage(GATEWAY + ".query", GATEWAY + ".operate")
                .and()
                .areAnnotatedWith(Path.class)
                .should(haveAPathBelow("/api/v1/"));
        ArchRule bodies = methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .and()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(GATEWAY + ".query", GATEWAY + ".operate")
                .and()
                .arePublic()
                .should(takeNoBodyButARecordFromJson());
        paths.check(PRODUCT);
        bodies.check(PRODUCT);
    }

    @Test
    void theProductKnowsNothingThatStandsInForTheWorld() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.ordermesh.sandbox..", "io.ordermesh.local.."))
                .check(PRODUCT);
    }

    @Test
    void theSandboxKnowsNeitherTheProductNorTheLauncher() {
        noClasses()
                .that()
                .resideInAPackage("io.ordermesh.sandbox..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(GATEWAY + "..", "io.ordermesh.local.."))
                .check(LOCAL);
    }

    /** For `./mvnw test` to be without them. */
    @Test
    void testsWithAGatewayInTheirProcessAreIntegrationTests() {
        classes()
                .that()
                .areAnnotatedWith(QuarkusTest.class)
                .should()
                .haveSimpleNameEndingWith("IT")
                .check(TESTS);
    }

    private static ArchCondition<JavaClass> haveAPathBelow(String prefix) {
        return new ArchCondition<>("have a path below " + prefix) {
            @Override
            public void check(JavaClass resource, ConditionEvents events) {
                String path = resource.getAnnotationOfType(Path.class).value();
                events.add(new SimpleConditionEvent(resource, path.startsWith(prefix), resource + " is at " + path));
            }
        };
    }

    private static ArchCondition<JavaMethod> takeNoBodyButARecordFromJson() {
        return new ArchCondition<>("take no body but a record from JSON") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean json = method.tryGetAnnotationOfType(Consumes.class)
                        .filter(each -> List.of(each.value()).equals(List.of(MediaType.APPLICATION_JSON)))
                        .isPresent();
                method.getParameters().stream()
                        .filter(each -> each.getAnnotations().isEmpty())
                        .forEach(each -> events.add(new SimpleConditionEvent(
                                method, json && each.getRawType().isRecord(), each + " is the body of " + method)));
            }
        };
    }

    private static ArchCondition<JavaClass> knowOnlyLowerLayers() {
        return new ArchCondition<>("know only packages of lower layers: " + Arrays.toString(Layer.values())) {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                    if (!allowed(origin, dependency.getTargetClass().getBaseComponentType())) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean allowed(JavaClass origin, JavaClass target) {
        if (!target.getPackageName().startsWith(GATEWAY)
                || target.getPackageName().equals(origin.getPackageName())) {
            return true;
        }
        Layer knowing = TABLE.get(origin.getPackageName());
        Layer known = TABLE.get(target.getPackageName());
        return knowing != null && known != null && known.compareTo(knowing) < 0;
    }
}
