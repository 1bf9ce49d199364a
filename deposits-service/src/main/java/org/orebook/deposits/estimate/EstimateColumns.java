package org.orebook.deposits.estimate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What {@link Estimate#record} keeps of a new estimate, as the columns of its table: an import makes them ready ahead, for
 * statements that write many at once.
 *
 * @param content as JSON
 * @param contentHash to know the same claim again
 * @param findings as JSON
 * @param codes of all findings
 * @param openFindings codes of those that stand in the way of a confirmation
 */
public record EstimateColumns(
        UUID id,
        String commodity,
        String reportingCode,
        String kind,
        String effectiveOn,
        String publishedOn,
        String content,
        long contentHash,
        String findings,
        Set<Finding.Code> codes,
        List<String> openFindings) {

    /** Of an estimate about which nothing was found yet. */
    public static EstimateColumns of(UUID id, EstimateContent stated) {
        String content = EstimateJson.of(stated);
        return new EstimateColumns(
                id,
                stated.commodity(),
                stated.reportingCode().code(),
                stated.kind().code(),
                stated.effectiveOn(),
                stated.publishedOn(),
                content,
                ContentHash.of(content),
                "[]",
                Set.of(),
                List.of());
    }

    /** The same with what was found about it. */
    public EstimateColumns with(List<Finding> found) {
        Set<Finding.Code> all = EnumSet.noneOf(Finding.Code.class);
        List<String> open = new ArrayList<>(found.size());
        for (Finding finding : found) {
            if (all.add(finding.code()) && finding.isOpen()) {
                open.add(finding.code().code());
            }
        }
        return new EstimateColumns(
                id,
                commodity,
                reportingCode,
                kind,
                effectiveOn,
                publishedOn,
                content,
                contentHash,
                EstimateJson.of(found),
                all,
                open);
    }
}
