package org.orebook.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Alerts say how bad it is, for whom, and what to do, of metrics that there are. */
class RulesTest {
    private static final Set<String> SEVERITIES = Set.of("critical", "warning");

    @Test
    void everyAlertSaysHowBadItIsAndWhatItMeans() throws Exception {
        for (var alert : Folder.alerts()) {
            assertThat(alert.at("/labels/severity").asText()).as(name(alert)).isIn(SEVERITIES);
            for (var annotation : List.of("summary", "description", "runbook_url")) {
                assertThat(alert.path("annotations").path(annotation).asText())
                        .as("%s of %s", annotation, name(alert))
                        .isNotBlank();
            }
        }
    }

    /** Of a rate over a time that is longer than any of them, once is enough. */
    @Test
    void noAlertFiresForASingleScrape() throws Exception {
        for (var alert : Folder.alerts()) {
            assertThat(alert.has("for") || alert.path("expr").asText().contains("increase("))
                    .as(name(alert))
                    .isTrue();
        }
    }

    @Test
    void everyAlertHasARunbookAndEveryRunbookAnAlert() throws Exception {
        var named = new TreeSet<String>();
        for (var alert : Folder.alerts()) {
            var runbook =
                    Folder.PROJECT.resolve(alert.at("/annotations/runbook_url").asText());
            assertThat(runbook).as(name(alert)).exists().hasParent(Folder.RUNBOOKS);
            assertThat(Files.readString(runbook)).as("%s", runbook).contains(name(alert));
            named.add(runbook.getFileName().toString());
        }
        try (var files = Files.list(Folder.RUNBOOKS)) {
            var there = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("README.md"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(there).isEqualTo(named);
        }
    }

    /** So that a runbook tells what to look at, and how it is seen that it is over. */
    @Test
    void everyRunbookAnswersTheSameQuestions() throws Exception {
        try (var files = Files.list(Folder.RUNBOOKS)) {
            for (var file : files.filter(file -> !file.endsWith("README.md")).toList()) {
                assertThat(Files.readAllLines(file))
                        .as("%s", file)
                        .contains("## What it means", "## How to see it", "## What to do", "## When it is over");
            }
        }
    }

    @Test
    void namesNoMetricAndNoLabelThatThereIsNot() throws Exception {
        var metrics = new KnownMetrics(Folder.catalogue());
        for (var alert : Folder.alerts()) {
            assertThat(metrics.unknown(alert.path("expr").asText()))
                    .as(name(alert))
                    .isEmpty();
        }
    }

    @Test
    void everyAlertIsTested() throws Exception {
        var tested = Folder.yaml(Folder.RULES_TEST)
                .path("tests")
                .valueStream()
                .flatMap(test -> test.path("alert_rule_test").valueStream())
                .filter(test -> test.has("exp_alerts"))
                .map(test -> test.path("alertname").asText())
                .collect(Collectors.toSet());
        assertThat(tested)
                .isEqualTo(Folder.alerts().stream().map(RulesTest::name).collect(Collectors.toSet()));
    }

    private static String name(JsonNode alert) {
        return alert.path("alert").asText();
    }
}
