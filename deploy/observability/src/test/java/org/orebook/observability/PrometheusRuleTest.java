package org.orebook.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The operator's form of the rules is the rules, and nothing else. */
class PrometheusRuleTest {
    private static final Path WRAPPED = Path.of("prometheusrule.yaml");
    private static final String ROOT = "groups:";
    private static final String INDENT = "  ";

    @Test
    void isTheRulesUnderSpec() throws Exception {
        var wrapped = Files.readString(WRAPPED);
        var head = wrapped.substring(0, wrapped.indexOf(INDENT + ROOT));
        var rules = Files.readString(Folder.RULES);
        var expected = head
                + rules.substring(rules.indexOf(ROOT))
                        .lines()
                        .map(line -> line.isBlank() ? line : INDENT + line)
                        .collect(Collectors.joining("\n", "", "\n"));
        if (Boolean.getBoolean("rules.write")) {
            Files.writeString(WRAPPED, expected);
            wrapped = expected;
        }

        assertThat(wrapped)
                .as("write it anew with ./mvnw test -pl deploy/observability -Drules.write=true")
                .isEqualTo(expected);
        assertThat(Folder.yaml(WRAPPED).path("spec")).isEqualTo(Folder.yaml(Folder.RULES));
    }
}
