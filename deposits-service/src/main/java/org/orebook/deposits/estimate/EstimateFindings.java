package org.orebook.deposits.estimate;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.orebook.chassis.quantity.Bases;
import org.orebook.chassis.quantity.Basis;
import org.orebook.chassis.statement.PartialDate;
import org.orebook.chassis.vocabulary.Commodities;
import org.orebook.chassis.vocabulary.Commodity;
import org.orebook.chassis.vocabulary.Vocabularies;

/**
 * Finds what does not add up in an estimate: first about the whole of it, then line by line. It reckons and asks nobody;
 * whatever an estimate can hold, it answers.
 */
@ApplicationScoped
public class EstimateFindings {

    private static final int MOST = 50;

    private final Bases bases;
    private final Commodities commodities;
    private final LineFindings lines;
    private final Comparison comparison;
    private final Map<String, String> readings = new ConcurrentHashMap<>();

    public EstimateFindings(Bases bases, Vocabularies vocabularies) {
        this.bases = bases;
        this.commodities = vocabularies.commodities();
        this.lines = new LineFindings(bases, vocabularies.compounds());
        this.comparison = new Comparison(bases);
    }

    /** Another standing estimate of the same deposit and commodity. */
    public record Earlier(UUID id, EstimateContent content) {}

    /**
     * What is found, at most 50, always in the same order.
     *
     * @param earlier the other standing estimates of the deposit and commodity, the newest first
     */
    public List<Finding> find(EstimateContent content, List<Earlier> earlier) {
        List<Finding> found = new ArrayList<>();
        Commodity commodity = commodity(content.commodity());
        if (isEffectiveAfterPublished(content.effectiveOn(), content.publishedOn())) {
            found.add(Finding.of(
                    Finding.Code.EFFECTIVE_AFTER_PUBLISHED,
                    null,
                    "Effective on " + content.effectiveOn() + ", but published on " + content.publishedOn()
                            + " already."));
        }
        findCode(content, found);
        findUnstated(content, commodity, found);
        comparison.find(content, commodity, earlier, found);
        for (int i = 0; i < content.rows().size() && found.size() < MOST; i++) {
            lines.find(content, commodity, i, found);
        }
        return List.copyOf(found.subList(0, Math.min(found.size(), MOST)));
    }

    private Commodity commodity(String code) {
        return commodities.withDescendants(code).isEmpty() ? null : commodities.get(code);
    }

    /** Only where it surely is: 2019 is not after May 2019. Dates of ISO 8601 sort as text, as far as both go. */
    private static boolean isEffectiveAfterPublished(String effective, String published) {
        if (effective == null || published == null) {
            return false;
        }
        int length = Math.min(effective.length(), published.length());
        return effective.substring(0, length).compareTo(published.substring(0, length)) > 0
                && PartialDate.isValid(effective)
                && PartialDate.isValid(published);
    }

    private static void findCode(EstimateContent content, List<Finding> found) {
        if (content.reportingCode() != ReportingCode.NONE) {
            return;
        }
        if (content.kind() == EstimateKind.RESERVE) {
            found.add(
                    Finding.of(
                            Finding.Code.NO_REPORTING_CODE,
                            null,
                            "Called a reserve under no reporting code: reserves in the news usually means resources, or less."));
        } else if (content.kind() == EstimateKind.RESOURCE) {
            found.add(
                    Finding.of(
                            Finding.Code.NO_REPORTING_CODE,
                            null,
                            "Called a resource under no reporting code: nobody has classified it by rules that one could check."));
        }
    }

    private void findUnstated(EstimateContent content, Commodity commodity, List<Finding> found) {
        boolean basis = false;
        boolean surer = false;
        for (CategoryRow row : content.rows()) {
            basis |= isBasisUnstated(row.grade(), content) || isBasisUnstated(row.contained(), content);
            surer |= row.categories().contains(Category.INDICATED)
                    || row.categories().contains(Category.MEASURED);
        }
        // Gold is stated as gold: where there is but one reading, nothing is missing.
        if (basis && (commodity == null || bases.readings(commodity).size() > 1)) {
            found.add(Finding.of(
                    Finding.Code.BASIS_NOT_STATED,
                    null,
                    commodity == null
                            ? "Nobody said what the figures are of."
                            : readings.computeIfAbsent(commodity.code(), code -> unstated(commodity))));
        }
        if (surer
                && content.kind() == EstimateKind.RESOURCE
                && content.resourcesIncludeReserves() == null
                && content.reportingCode() != null
                && content.reportingCode().isCrirsco()) {
            found.add(Finding.of(
                    Finding.Code.INCLUSION_NOT_STATED,
                    null,
                    "It does not say whether its resources include its reserves: the two cannot be added."));
        }
        if (content.cutOff() != null && LineFindings.hasNoUnit(content.cutOff())) {
            found.add(Finding.of(
                    Finding.Code.UNIT_MISSING,
                    null,
                    "Cut-off " + content.cutOff().say() + ": a figure without a unit is kept and never normalised."));
        }
    }

    private static boolean isBasisUnstated(Figure figure, EstimateContent content) {
        if (figure == null) {
            return false;
        }
        String basis = content.basisOf(figure);
        return basis == null || basis.equals(Basis.NOT_STATED.code());
    }

    private String unstated(Commodity commodity) {
        List<Basis> possible = bases.readings(commodity);
        return "Nobody said what the figures are of; they can be meant as "
                + possible.stream()
                        .map(basis -> Phrases.of(basis, commodity).strip())
                        .collect(Collectors.joining(" or "))
                + ".";
    }
}
