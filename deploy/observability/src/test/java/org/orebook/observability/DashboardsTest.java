package org.orebook.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** Dashboards show metrics that there are. */
class DashboardsTest {
    @Test
    void panelsNameNoMetricAndNoLabelThatThereIsNot() throws Exception {
        var metrics = new KnownMetrics(Folder.catalogue());
        assertThat(Folder.dashboards()).hasSize(3);
        for (var file : Folder.dashboards()) {
            var expressions = Folder.json(file).findValuesAsText("expr");
            assertThat(expressions).as("%s", file).hasSizeGreaterThan(5);
            for (var expression : expressions) {
                assertThat(metrics.unknown(expression))
                        .as("%s: %s", file, expression)
                        .isEmpty();
            }
        }
    }

    @Test
    void everyDashboardHasANameOfItsOwnAndPanelsWithATitleAndAUnit() throws Exception {
        var uids = new HashSet<String>();
        for (var file : Folder.dashboards()) {
            var dashboard = Folder.json(file);
            assertThat(uids.add(dashboard.path("uid").asText())).as("%s", file).isTrue();
            assertThat(dashboard.path("title").asText()).startsWith("Orebook");
            for (var panel : dashboard.path("panels")) {
                assertThat(panel.path("title").asText()).as("%s", file).isNotBlank();
                assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                        .as("%s: %s", file, panel.path("title"))
                        .isNotBlank();
            }
        }
    }
}
