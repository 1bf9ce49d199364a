package org.orebook.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What deploy/kubernetes/rollout asks of kubectl, noted by one that stands in its place. */
class RolloutTest {
    private static final long PATIENCE_SECONDS = 30;

    @TempDir
    Path folder;

    @Test
    void appliesPlatformMigrationsAndServicesEachAfterTheOneBefore() throws Exception {
        var exitCode = rollout("true");

        assertThat(exitCode).isZero();
        assertThat(calls().stream().filter(call -> call.contains("apply")).map(RolloutTest::lastFolder))
                .containsExactly("platform", "migrations", "services");
        assertThat(position("wait clusters.postgresql.cnpg.io"))
                .isGreaterThan(position("overlays/production/platform"))
                .isLessThan(position("overlays/production/migrations"));
        assertThat(position("delete jobs")).isLessThan(position("overlays/production/migrations"));
        assertThat(position("wait jobs --selector=app.kubernetes.io/component=migration --for=condition=Complete"))
                .isGreaterThan(position("overlays/production/migrations"))
                .isLessThan(position("overlays/production/services"));
        assertThat(calls().getLast()).contains("rollout status deployment/gateway");
    }

    @Test
    void leavesTheServicesAsTheyWereWhereAMigrationFails() throws Exception {
        var exitCode = rollout("case \"$*\" in *'wait jobs'*) exit 1;; esac");

        assertThat(exitCode).isEqualTo(1);
        assertThat(calls()).noneMatch(call -> call.contains("services"));
        assertThat(calls().getLast()).contains("logs");
    }

    @Test
    void takesNoStepAfterOneThatFails() throws Exception {
        var exitCode = rollout("case \"$*\" in *clusters.postgresql.cnpg.io*--all*) exit 1;; esac");

        assertThat(exitCode).isEqualTo(1);
        assertThat(calls()).noneMatch(call -> call.contains("migrations"));
    }

    private int rollout(String behaviour) throws IOException, InterruptedException {
        var kubectl = folder.resolve("kubectl");
        Files.writeString(
                kubectl, "#!/bin/sh\necho \"$*\" >> '%s'\n%s\n".formatted(folder.resolve("calls"), behaviour));
        assertThat(kubectl.toFile().setExecutable(true)).isTrue();
        var builder = new ProcessBuilder(Kustomize.FOLDER.resolve("rollout").toString(), "production")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
        var process = builder.start();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }

    private int position(String call) throws IOException {
        var calls = calls();
        for (int i = 0; i < calls.size(); i++) {
            if (calls.get(i).contains(call)) {
                return i;
            }
        }
        throw new AssertionError("kubectl was not asked to: " + call);
    }

    private static String lastFolder(String call) {
        return call.substring(call.lastIndexOf('/') + 1);
    }
}
