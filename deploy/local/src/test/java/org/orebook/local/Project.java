package org.orebook.local;

import java.nio.file.Path;

/** The project that is being tested. */
final class Project {
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    static final Layout LAYOUT = Layout.in(ROOT);

    private Project() {}
}
