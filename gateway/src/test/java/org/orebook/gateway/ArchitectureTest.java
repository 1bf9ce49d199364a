package org.orebook.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the gateway. */
@AnalyzeClasses(packages = "org.orebook.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule FEATURES_DO_NOT_CYCLE =
            slices().matching("org.orebook.gateway.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PROBLEMS_KNOW_NO_FEATURE = noClasses()
            .that()
            .resideInAPackage("..problem..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..arrival..", "..access..", "..limits..", "..routing..", "..docs..");

    @ArchTest
    static final ArchRule NOTHING_BLOCKS = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.CompletableFuture");
}
