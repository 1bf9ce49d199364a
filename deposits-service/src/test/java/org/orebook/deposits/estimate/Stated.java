package org.orebook.deposits.estimate;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.orebook.chassis.quantity.Qualifier;

/** Estimates for tests, from figures as one would say them. */
final class Stated {

    private static final EstimateSource REPORT =
            new EstimateSource("Report", "https://example.org/report", "12", null, null, null, null, null);

    private Stated() {}

    /** A resource under JORC of which everything is said and everything agrees. */
    static EstimateContent sound() {
        return content(
                "tungsten",
                ReportingCode.JORC,
                EstimateKind.RESOURCE,
                true,
                "WO3",
                row("10.0 Mt", "0.50 %", "50 kt", Category.MEASURED),
                row("20.0 Mt", "0.40 %", "80 kt", Category.INFERRED));
    }

    static EstimateContent claim(String commodity, String basis, CategoryRow... rows) {
        return content(commodity, ReportingCode.NONE, EstimateKind.CLAIM, null, basis, rows);
    }

    static EstimateContent resource(ReportingCode code, CategoryRow... rows) {
        return content("tungsten", code, EstimateKind.RESOURCE, null, "WO3", rows);
    }

    static EstimateContent reserve(ReportingCode code) {
        return content("tungsten", code, EstimateKind.RESERVE, null, "WO3", row("1 Mt", null, null));
    }

    static EstimateContent dated(String effective, String published) {
        EstimateContent sound = sound();
        return new EstimateContent(
                sound.commodity(),
                null,
                null,
                sound.reportingCode(),
                sound.kind(),
                true,
                sound.basis(),
                sound.rows(),
                null,
                null,
                null,
                effective,
                published,
                null,
                REPORT,
                null);
    }

    static EstimateContent from(String title, EstimateContent content) {
        return new EstimateContent(
                content.commodity(),
                null,
                null,
                content.reportingCode(),
                content.kind(),
                content.resourcesIncludeReserves(),
                content.basis(),
                content.rows(),
                content.attributablePercent(),
                null,
                null,
                content.effectiveOn(),
                content.publishedOn(),
                null,
                new EstimateSource(title, null, null, null, null, null, null, null),
                "as read");
    }

    static EstimateContent share(String percent, EstimateContent content) {
        return new EstimateContent(
                content.commodity(),
                null,
                null,
                content.reportingCode(),
                content.kind(),
                null,
                content.basis(),
                content.rows(),
                new BigDecimal(percent),
                null,
                null,
                null,
                content.publishedOn(),
                null,
                REPORT,
                null);
    }

    private static EstimateContent content(
            String commodity,
            ReportingCode code,
            EstimateKind kind,
            Boolean inclusive,
            String basis,
            CategoryRow... rows) {
        return new EstimateContent(
                commodity,
                null,
                null,
                code,
                kind,
                inclusive,
                basis,
                List.of(rows),
                null,
                null,
                null,
                null,
                "2019-05",
                null,
                REPORT,
                null);
    }

    static CategoryRow row(String ore, String grade, String contained, Category... categories) {
        return new CategoryRow(Arrays.asList(categories), figure(ore), figure(grade), figure(contained));
    }

    /** {@code ~0.5 % of WO3}; a unit in brackets is as reported, and none that we know. */
    static Figure figure(String said) {
        if (said == null) {
            return null;
        }
        Qualifier qualifier = Qualifier.EXACTLY;
        String rest = said;
        for (Qualifier one : Qualifier.values()) {
            if (said.startsWith(one.code())) {
                qualifier = one;
                rest = said.substring(one.code().length());
            }
        }
        int of = rest.indexOf(" of ");
        String basis = of < 0 ? null : rest.substring(of + " of ".length());
        String figure = of < 0 ? rest : rest.substring(0, of);
        int gap = figure.indexOf(' ');
        BigDecimal value = new BigDecimal(gap < 0 ? figure : figure.substring(0, gap));
        String unit = gap < 0 ? null : figure.substring(gap + 1);
        return unit != null && unit.startsWith("[")
                ? new Figure(qualifier, value, null, unit.substring(1, unit.length() - 1), basis)
                : new Figure(qualifier, value, unit, null, basis);
    }
}
