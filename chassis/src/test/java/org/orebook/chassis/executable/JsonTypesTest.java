package org.orebook.chassis.executable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every class of ours is found on the class path of an executable, where each service's is a jar. */
class JsonTypesTest {

    @TempDir
    Path folder;

    @Test
    void findsOursInAFolderAndNobodyElses() throws IOException {
        fill(folder);

        assertThat(JsonTypes.classNames(folder)).containsExactly("org.orebook.a.One", "org.orebook.a.One$Inner");
    }

    @Test
    void findsOursInAJar() throws IOException {
        Path jar = folder.resolve("service.jar");
        try (FileSystem archive = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            fill(archive.getPath("/"));
        }

        assertThat(JsonTypes.classNames(jar)).containsExactly("org.orebook.a.One", "org.orebook.a.One$Inner");
    }

    @Test
    void findsNothingInWhatIsAnothers() throws IOException {
        Files.createDirectories(folder.resolve("com/example"));

        assertThat(JsonTypes.classNames(folder)).isEmpty();
    }

    @Test
    void saysWhichEntryCannotBeRead() {
        Path missing = folder.resolve("missing.jar");

        assertThatThrownBy(() -> JsonTypes.classNames(missing))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("missing.jar");
    }

    private static void fill(Path root) throws IOException {
        Path ours = Files.createDirectories(root.resolve("org/orebook/a"));
        Files.createFile(ours.resolve("One.class"));
        Files.createFile(ours.resolve("One$Inner.class"));
        Files.createFile(ours.resolve("package-info.class"));
        Files.createFile(ours.resolve("words.txt"));
        Files.createFile(Files.createDirectories(root.resolve("com/example")).resolve("Two.class"));
    }
}
