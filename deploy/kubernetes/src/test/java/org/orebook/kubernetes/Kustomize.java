package org.orebook.kubernetes;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Builds kustomizations, by kubectl or kustomize, whichever is on the path. */
final class Kustomize {
    /** deploy/kubernetes. */
    static final Path FOLDER = Path.of("").toAbsolutePath();

    /** All that somebody applies as a whole. */
    static final List<String> OVERLAYS = List.of("try", "production", "restore");

    static final List<String> PARTS = List.of("platform", "migrations", "services");

    private static final Optional<List<String>> COMMAND = command();
    private static final Map<String, Manifests> BUILT = new ConcurrentHashMap<>();

    private Kustomize() {}

    /** What an overlay builds, or a part of one. */
    static Manifests overlay(String name) {
        assumeTrue(
                COMMAND.isPresent(),
                "Neither kubectl nor kustomize is on the path: what the manifests build to was not looked at.");
        return BUILT.computeIfAbsent(
                name, _ -> Manifests.parse(build(FOLDER.resolve("overlays").resolve(name))));
    }

    private static String build(Path kustomization) {
        var command = Stream.concat(COMMAND.orElseThrow().stream(), Stream.of(kustomization.toString()))
                .toList();
        try {
            var errors = Files.createTempFile("kustomize", ".err");
            var process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            var built = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var exitCode = process.waitFor();
            var said = Files.readString(errors);
            Files.delete(errors);
            if (exitCode != 0) {
                throw new AssertionError("%s does not build: %s".formatted(kustomization, said));
            }
            return built;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static Optional<List<String>> command() {
        return Stream.of(List.of("kubectl", "kustomize"), List.of("kustomize", "build"))
                .filter(command -> onPath(command.getFirst()))
                .findFirst();
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
