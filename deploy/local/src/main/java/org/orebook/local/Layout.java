package org.orebook.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;

/**
 * Where a stack finds what it runs and keeps what it writes.
 *
 * @param root the project's folder
 * @param dataFolder what this stack writes: data, logs, and the record of its processes
 * @param executables whether the services run as executables, or else as jars on the JVM
 */
public record Layout(Path root, Path dataFolder, boolean executables) {

    public Layout {
        root = root.toAbsolutePath().normalize();
        dataFolder = dataFolder.toAbsolutePath().normalize();
    }

    /** With the services as jars. */
    public Layout(Path root, Path dataFolder) {
        this(root, dataFolder, false);
    }

    /** The same with the services as executables. */
    public Layout withExecutables() {
        return new Layout(root, dataFolder, true);
    }

    /** The stack of {@code deploy/up}: its data lie in the project's git-ignored {@code .local}. */
    public static Layout in(Path root) {
        return new Layout(root, root.resolve(".local"));
    }

    /** What {@code --fresh} deletes: the databases, the messages, and the passwords that belong to them. */
    Path data() {
        return dataFolder.resolve("data");
    }

    /** The bytes of the documents that agreements have. */
    Path documents() {
        return data().resolve("documents");
    }

    Path logs() {
        return dataFolder.resolve("logs");
    }

    Path log(String part) {
        return logs().resolve(part.toLowerCase(Locale.ROOT) + ".log");
    }

    Path run() {
        return dataFolder.resolve("run");
    }

    /** Unpacked PostgreSQL and built Keycloak: made once, shared by every stack of this project. */
    Path tools() {
        return root.resolve(".local").resolve("tools");
    }

    Path realm() {
        return root.resolve("deploy/keycloak/orebook-realm.json");
    }

    Path keycloakArchive() {
        return target().resolve("dist/keycloak-quarkus-dist-" + version("keycloak") + ".tar.gz");
    }

    Path classes() {
        return target().resolve("classes");
    }

    /** The class path file that the build wrote for {@code launcher} or {@code kafka}. */
    Path classPath(String name) {
        return target().resolve(name + ".classpath");
    }

    Path serviceJar(String module) {
        return root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** Where the executable of a service lies, once it is compiled. */
    public Path serviceExecutable(String module) {
        return root.resolve(module).resolve("target").resolve(module + "-runner");
    }

    private Path target() {
        return root.resolve("deploy/local/target");
    }

    /** How the user would name the file: relative to where they probably are. */
    Path shown(Path path) {
        return path.startsWith(root) ? root.relativize(path) : path;
    }

    /** The version that the build chose for {@code postgresql}, {@code kafka} or {@code keycloak}. */
    static String version(String part) {
        return Versions.ALL.getProperty(part);
    }

    void makeFolders() throws IOException {
        Files.createDirectories(data());
        Files.createDirectories(logs());
        Files.createDirectories(run());
    }

    private static final class Versions {
        static final Properties ALL = load();

        private static Properties load() {
            var versions = new Properties();
            try (var in = Layout.class.getResourceAsStream("versions.properties")) {
                versions.load(in);
            } catch (IOException e) {
                throw new StackException("The launcher's own versions cannot be read: " + e.getMessage(), e);
            }
            return versions;
        }
    }
}
