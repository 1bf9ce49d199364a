package org.orebook.local;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that every command has: which stack. */
final class Folder {
    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Where the stack keeps its data, logs and record (default: .local in the project).")
    private Path dataFolder;

    Layout layout() {
        var root = Path.of(System.getProperty("orebook.root", ""));
        var standard = Layout.in(root);
        return dataFolder == null ? standard : new Layout(root, dataFolder);
    }
}
