package org.orebook.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The project that is being tested, and what may lie beside it. */
final class Project {
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path SHARED_DATA = ROOT.resolveSibling("shared").resolve("data");

    /** Whether the services run as executables, as {@code -Dnative} has it, or else as jars. */
    static final boolean EXECUTABLES = Boolean.getBoolean("orebook.executables");

    private Project() {}

    /** A file of real data, which is not part of the project: where it is absent, the test is skipped. */
    static Path sharedData(String name) {
        var file = SHARED_DATA.resolve(name);
        assumeTrue(Files.exists(file), () -> "skipped: there is no " + file);
        return file;
    }
}
