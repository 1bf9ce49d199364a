package org.orebook.agreements;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps the rooms of the house apart. */
@AnalyzeClasses(packages = "org.orebook.agreements", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] HTTP_VERTX_KAFKA = {
        "jakarta.ws.rs..",
        "org.jboss.resteasy..",
        "io.vertx..",
        "org.apache.kafka..",
        "io.smallrye.reactive.messaging.."
    };

    /** A resource, what is declared within one, and the parameters of one. */
    private static final DescribedPredicate<JavaClass> OF_A_RESOURCE =
            describe("are of a resource", type -> type.getName().matches(".*Resource(\\$.*)?|.*Parameters"));

    @ArchTest
    static final ArchRule FEATURES_FORM_NO_CYCLE = slices().matching("org.orebook.agreements.(*)..")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ENTITIES_AND_VALUES_KNOW_NO_TRANSPORT = noClasses()
            .that()
            .areRecords()
            .or()
            .areEnums()
            .or()
            .areAnnotatedWith(Entity.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(HTTP_VERTX_KAFKA)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule RESOURCES_LEAVE_ENTITIES_TO_THE_USE_CASES = noClasses()
            .that(simpleNameEndingWith("Resource"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule RESOURCES_ASK_NO_SESSION = noClasses()
            .that(OF_A_RESOURCE)
            .should()
            .callMethodWhere(target(owner(assignableTo(Mutiny.Session.class)
                            .or(assignableTo(Mutiny.StatelessSession.class))
                            .or(assignableTo(Mutiny.AbstractQuery.class))))
                    .as("a session is asked"))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule BEANS_ARE_GIVEN_WHAT_THEY_NEED = fields().should()
            .notBeAnnotatedWith(Inject.class)
            .because("constructors say what a bean needs")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule AGGREGATES_HAVE_NO_SETTERS = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .should()
            .haveNameStartingWith("set")
            .allowEmptyShould(true);
}
