package org.orebook.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators may rely on in every image, whoever builds it. */
class ImagePolicyTest {
    private static final Path IMAGES = Project.ROOT.resolve("deploy/images");
    private static final String GOOD = """
            ARG BASE=registry.example.org/base:1.2
            FROM ${BASE} AS first
            RUN ["true"]
            FROM scratch
            COPY --from=first / /
            LABEL org.opencontainers.image.title="a" \\
                  org.opencontainers.image.description="b" org.opencontainers.image.version="1" \\
                  org.opencontainers.image.revision="c" org.opencontainers.image.created="d" \\
                  org.opencontainers.image.source="e" org.opencontainers.image.licenses="f"
            USER 10001:10001
            ENTRYPOINT ["/service"]
            """;

    @ParameterizedTest
    @ValueSource(strings = {"native", "jvm"})
    void everyContainerfileKeepsThePolicy(String variant) throws IOException {
        assertThat(containerfile(variant).violations()).isEmpty();
    }

    @Test
    void aContainerfileThatKeepsThePolicyHasNoViolations() {
        var good = Containerfile.parse(GOOD);

        assertThat(good.violations()).isEmpty();
        assertThat(good.bases()).containsExactly("registry.example.org/base:1.2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "base:1.2      | base:latest   | the base registry.example.org/base:latest is not of one release",
                "base:1.2      | base          | the base registry.example.org/base is not of one release",
                "base:1.2      | base:2        | the base registry.example.org/base:2 is not of one release",
                "COPY          | ADD           | ADD takes archives apart and fetches from the network: COPY",
                "USER 10001    | USER orebook  | the user is not given by a number other than 0",
                "USER 10001:10001 | USER 0     | the user is not given by a number other than 0",
                "USER 10001:10001 | ENV A=b    | the user is not given by a number other than 0",
                "[\"/service\"] | /service     | the entry point is a shell's: signals would not reach the service",
                "image.source= | image.vendor= | the label org.opencontainers.image.source is missing"
            })
    void namesWhatIsWrong(String right, String wrong, String violation) {
        assertThat(Containerfile.parse(GOOD.replace(right, wrong)).violations()).containsExactly(violation);
    }

    /** Who sets the user and the labels in an earlier stage has set neither. */
    @Test
    void looksAtTheLastStageAlone() {
        assertThat(Containerfile.parse(GOOD + "FROM first\n").violations())
                .contains(
                        "the user is not given by a number other than 0",
                        "the label org.opencontainers.image.title is missing");
    }

    @Test
    void noExecutablesImageHasAShell() throws IOException {
        var removal = containerfile("native").instructions().stream()
                .filter(instruction -> instruction.name().equals("RUN"))
                .map(Containerfile.Instruction::arguments)
                .toList();

        assertThat(removal).singleElement().asString().contains("/usr/bin/sh", "/usr/bin/bash");
    }

    /** An image that Jib builds is the same to who runs it. */
    @Test
    void jibBuildsByTheContainerfiles() throws IOException {
        var jib = new Properties();
        try (var in = Files.newBufferedReader(IMAGES.resolve("jib/META-INF/microprofile-config.properties"))) {
            jib.load(in);
        }
        var jvm = containerfile("jvm");
        var executable = containerfile("native");

        assertThat(executable.bases()).containsExactly(jib.getProperty("quarkus.jib.base-native-image"));
        assertThat(jvm.bases()).containsExactly(jib.getProperty("quarkus.jib.base-jvm-image"));
        assertThat(jib.getProperty("quarkus.jib.user"))
                .isEqualTo(jvm.last("USER"))
                .isEqualTo(executable.last("USER"));
        assertThat(jib.getProperty("quarkus.jib.working-directory"))
                .isEqualTo(jvm.last("WORKDIR"))
                .isEqualTo(executable.last("WORKDIR"));
        for (var variable : jvm.last("ENV").split("\\s+", -1)) {
            var parts = variable.split("=", 2);
            assertThat(jib.getProperty("quarkus.jib.environment-variables." + parts[0]))
                    .as(parts[0])
                    .isEqualTo(parts[1]);
        }
    }

    private static Containerfile containerfile(String variant) throws IOException {
        return Containerfile.of(IMAGES.resolve("Containerfile." + variant));
    }
}
