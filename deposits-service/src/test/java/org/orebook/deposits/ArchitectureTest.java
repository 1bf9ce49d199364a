package org.orebook.deposits;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
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
@AnalyzeClasses(packages = "org.orebook.deposits", importOptions = ImportOption.DoNotIncludeTests.class)
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
    static final ArchRule FEATURES_FORM_NO_CYCLE =
            slices().matching("org.orebook.deposits.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ENTITIES_AND_VALUES_KNOW_NO_TRANSPORT = noClasses()
            .that()
            .areRecords()
            .or()
            .areEnums()
            .or()
            .areAnnotatedWith(Entity.class)
            .and()
            .resideInAPackage("..deposits.deposit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(HTTP_VERTX_KAFKA);

    @ArchTest
    static final ArchRule FILES_KNOW_NO_TRANSPORT_AND_NO_DATABASE = noClasses()
            .that()
            .resideInAnyPackage("..deposits.importing.source..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "io.vertx..", "io.smallrye..", "org.hibernate..");

    @ArchTest
    static final ArchRule RESOURCES_LEAVE_ENTITIES_TO_THE_USE_CASES = noClasses()
            .that(simpleNameEndingWith("Resource"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..");

    @ArchTest
    static final ArchRule ONLY_THE_DEPOSITS_ROOM_KEEPS_DEPOSITS = noClasses()
            .that()
            .resideOutsideOfPackage("..deposits.deposit..")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("DepositStore");

    @ArchTest
    static final ArchRule BEANS_ARE_GIVEN_WHAT_THEY_NEED =
            fields().should().notBeAnnotatedWith(Inject.class).because("constructors say what a bean needs");

    @ArchTest
    static final ArchRule AGGREGATES_HAVE_NO_SETTERS = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .should()
            .haveNameStartingWith("set");

    @ArchTest
    static final ArchRule ONLY_RESOURCES_OF_THE_DEPOSITS_ROOM_KNOW_TRANSPORT = noClasses()
            .that()
            .resideInAnyPackage(
                    "..deposits.deposit..",
                    "..deposits.vocabulary..",
                    "..deposits.reserve..",
                    "..deposits.ranking..",
                    "..deposits.commitment..")
            .and(not(OF_A_RESOURCE))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(HTTP_VERTX_KAFKA);

    @ArchTest
    static final ArchRule DEPOSITS_AND_ESTIMATES_KNOW_NO_RANKING = noClasses()
            .that()
            .resideInAnyPackage("..deposits.deposit..", "..deposits.estimate..", "..deposits.reserve..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..deposits.ranking..");

    /** The ledger follows deposits and estimates; they know nothing of it. */
    @ArchTest
    static final ArchRule DEPOSITS_AND_ESTIMATES_KNOW_NO_COMMITMENTS = noClasses()
            .that()
            .resideInAnyPackage(
                    "..deposits.deposit..",
                    "..deposits.estimate..",
                    "..deposits.reserve..",
                    "..deposits.ranking..",
                    "..deposits.importing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..deposits.commitment..");

    /** What is granted, refused, left and over-committed is arithmetic: no test of it needs a database. */
    @ArchTest
    static final ArchRule DECISIONS_ARE_ARITHMETIC = noClasses()
            .that()
            .resideInAnyPackage("..deposits.commitment..")
            .and()
            .haveNameMatching(".*\\.(Grants|Backings|Claims|Statement|LedgerViews|Pools)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hibernate..", "jakarta.persistence..", "io.smallrye.mutiny..");

    @ArchTest
    static final ArchRule FIGURES_OF_COUNTRIES_KNOW_NO_DEPOSITS = noClasses()
            .that()
            .resideInAnyPackage("..deposits.reserve..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..deposits.deposit..", "..deposits.estimate..", "..deposits.importing..");

    /** What is added, left out, ranked and divided is arithmetic: no test of it needs a database. */
    @ArchTest
    static final ArchRule RANKS_ARE_ARITHMETIC = noClasses()
            .that()
            .resideInAnyPackage("..deposits.ranking..")
            .and()
            .areRecords()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hibernate..", "jakarta.persistence..", "io.smallrye.mutiny..");

    @ArchTest
    static final ArchRule RESOURCES_ASK_NO_SESSION = noClasses()
            .that(OF_A_RESOURCE)
            .should()
            .callMethodWhere(target(owner(assignableTo(Mutiny.Session.class)
                            .or(assignableTo(Mutiny.StatelessSession.class))
                            .or(assignableTo(Mutiny.AbstractQuery.class))))
                    .as("a session is asked"));
}
