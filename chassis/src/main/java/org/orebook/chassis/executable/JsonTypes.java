package org.orebook.chassis.executable;

import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.graalvm.nativeimage.hosted.Feature;
import org.graalvm.nativeimage.hosted.RuntimeReflection;

/**
 * Tells native-image of all that Jackson reads and writes of ours by reflection: every record and enum, and what reads or
 * writes one by itself. Quarkus sees those of a resource's signature alone, and most answers here are a {@code Response};
 * with annotations, the first record that somebody forgets fails when it is asked for, and on the JVM never.
 */
public final class JsonTypes implements Feature {

    private static final String OURS = "org/orebook";
    private static final String CLASS = ".class";

    @Override
    public String getDescription() {
        return "Registers the records and enums of Orebook for JSON";
    }

    @Override
    public void beforeAnalysis(BeforeAnalysisAccess access) {
        access.getApplicationClassPath().stream()
                .flatMap(entry -> classNames(entry).stream())
                .map(access::findClassByName)
                .filter(type -> type != null && isForJson(type))
                .forEach(JsonTypes::register);
    }

    private static boolean isForJson(Class<?> type) {
        return type.isRecord()
                // An enum's constants may be classes of their own.
                || Enum.class.isAssignableFrom(type)
                || JsonSerializer.class.isAssignableFrom(type)
                || JsonDeserializer.class.isAssignableFrom(type);
    }

    private static void register(Class<?> type) {
        RuntimeReflection.register(type);
        RuntimeReflection.register(type.getDeclaredConstructors());
        RuntimeReflection.register(type.getDeclaredMethods());
        RuntimeReflection.register(type.getDeclaredFields());
        if (type.isRecord()) {
            RuntimeReflection.registerAllRecordComponents(type);
        }
    }

    /** The names of our classes in a folder or jar of the class path. */
    static List<String> classNames(Path entry) {
        try {
            if (Files.isDirectory(entry)) {
                return classNamesUnder(entry);
            }
            try (FileSystem jar = FileSystems.newFileSystem(entry)) {
                return classNamesUnder(jar.getPath("/"));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(entry + " on the class path cannot be read", unreadable);
        }
    }

    private static List<String> classNamesUnder(Path root) throws IOException {
        Path ours = root.resolve(OURS);
        if (Files.notExists(ours)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(ours)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(CLASS) && !name.endsWith("package-info" + CLASS))
                    .map(name -> name.substring(0, name.length() - CLASS.length())
                            .replace(root.getFileSystem().getSeparator(), "."))
                    .sorted()
                    .toList();
        }
    }
}
