package org.orebook.deposits.importing.source;

/**
 * An estimate as a row of its file says it; nothing is looked up in a vocabulary. What the file leaves empty is null.
 *
 * @param form in which the commodity is stated, such as a compound
 * @param categories in one cell, {@code Indicated+Inferred}
 * @param cutOff the value under which nothing was counted
 * @param sourceUri of the whole set that the row is from
 */
public record ReportedEstimate(
        String commodity,
        String commodityAsReported,
        String form,
        String categories,
        String zone,
        String kind,
        String reportingCode,
        String basis,
        ReportedFigure ore,
        ReportedFigure grade,
        ReportedFigure contained,
        ReportedFigure cutOff,
        ReportedFigure attributablePercent,
        String effectiveOn,
        String publishedOn,
        String documentTitle,
        String documentUri,
        String page,
        String sha256,
        String readOn,
        String excerpt,
        String note,
        String sourceUri) {}
