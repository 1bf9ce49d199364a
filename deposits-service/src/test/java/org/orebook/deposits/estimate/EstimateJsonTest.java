package org.orebook.deposits.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EstimateJsonTest {

    private static final EstimateContent FULL = new EstimateContent(
            "tungsten",
            "W",
            "North",
            ReportingCode.NI_43_101,
            EstimateKind.RESERVE,
            false,
            "WO3",
            List.of(Stated.row("~1.50 Mt", ">0.30 % of element", "nearly4 kt", Category.PROBABLE, Category.PROVED)),
            new BigDecimal("51.0"),
            Stated.figure("0.10 %"),
            new PriceAssumption(new BigDecimal("330.00"), "USD", "mtu WO3"),
            "2019-05-31",
            "2019-06",
            new CompetentPerson("A. Geologist", "Survey", "MAusIMM"),
            new EstimateSource(
                    "Report", "https://example.org", "12", "ab".repeat(32), "2026-01-02", "words", "db", "7"),
            "note");

    @Test
    void keepsEverything() {
        assertThat(EstimateJson.content(EstimateJson.of(FULL))).isEqualTo(FULL);
        assertThat(EstimateJson.of(Stated.claim("tin", "element", Stated.row(null, null, "1.50 t"))))
                .isEqualTo("{\"commodity\":\"tin\",\"reportingCode\":\"none\",\"kind\":\"claim\",\"basis\":\"element\","
                        + "\"rows\":[{\"categories\":[],\"contained\":{\"qualifier\":\"=\",\"value\":1.50,\"unit\":\"t\"}}],"
                        + "\"publishedOn\":\"2019-05\",\"source\":{\"title\":\"Report\","
                        + "\"uri\":\"https://example.org/report\",\"page\":\"12\"}}");
    }

    @Test
    void keepsFindingsWithTheirAcceptance() {
        List<Finding> findings = List.of(
                new Finding(Finding.Code.DUPLICATE, null, "Again.", new UUID(1, 2), null),
                new Finding(
                        Finding.Code.UNIT_MISSING,
                        3,
                        "None.",
                        null,
                        new Finding.Acceptance("Reviewer", Instant.parse("2026-02-03T12:00:00Z"), "known")));
        EstimateJson.Findings kept = new EstimateJson.Findings();

        assertThat(kept.convertToDatabaseColumn(findings.subList(1, 2)))
                .isEqualTo("[{\"code\":\"unit-missing\",\"row\":3,\"text\":\"None.\",\"accepted\":{\"by\":\"Reviewer\","
                        + "\"at\":\"2026-02-03T12:00:00Z\",\"reason\":\"known\"},\"open\":false}]");
        assertThat(kept.convertToEntityAttribute(kept.convertToDatabaseColumn(findings)))
                .isEqualTo(findings);
    }

    @Test
    void readsWhatALaterVersionWrote() {
        String later = EstimateJson.of(FULL).replaceFirst("\\{", "{\"new\":1,");

        assertThat(EstimateJson.content(later)).isEqualTo(FULL);
    }
}
