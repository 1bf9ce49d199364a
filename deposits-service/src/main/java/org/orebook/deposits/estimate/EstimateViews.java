package org.orebook.deposits.estimate;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.orebook.chassis.quantity.Amount;
import org.orebook.chassis.quantity.Bases;
import org.orebook.chassis.quantity.Basis;
import org.orebook.chassis.quantity.Display;
import org.orebook.chassis.quantity.Range;
import org.orebook.chassis.vocabulary.Commodity;
import org.orebook.chassis.vocabulary.Vocabularies;
import org.orebook.deposits.deposit.DepositReference;

/** Shows estimates: as reported, normalised, and in the unit and basis that a caller asks for. */
@ApplicationScoped
class EstimateViews {

    private final Vocabularies vocabularies;
    private final Bases bases;

    EstimateViews(Vocabularies vocabularies, Bases bases) {
        this.vocabularies = vocabularies;
        this.bases = bases;
    }

    /**
     * An estimate as a caller is shown it.
     *
     * @param preferred why it is the one to take; {@code null} where it is not, or was not asked
     * @param officersShown whether the caller is told who recorded and judged it
     */
    EstimateView of(
            Estimate estimate, DepositReference deposit, String preferred, Display display, boolean officersShown) {
        EstimateContent content = estimate.content();
        Commodity commodity = vocabularies.commodities().get(content.commodity());
        List<EstimateView.Row> rows = content.rows().stream()
                .map(row -> row(row, content, commodity, display))
                .toList();
        return new EstimateView(
                estimate.id(),
                estimate.version(),
                deposit,
                content.commodity(),
                content.commodityAsReported(),
                content.zone(),
                content.reportingCode(),
                content.kind(),
                estimate.state(),
                estimate.supersededBy(),
                preferred,
                content.resourcesIncludeReserves(),
                content.basis(),
                rows,
                content.attributablePercent(),
                content.cutOff(),
                content.price(),
                content.effectiveOn(),
                content.publishedOn(),
                content.competentPerson(),
                content.source(),
                content.note(),
                findings(estimate.findings(), officersShown),
                estimate.recordedAt(),
                officersShown ? estimate.recordedBy() : null,
                officersShown ? estimate.recordedImport() : null,
                estimate.changedAt(),
                officersShown ? estimate.changedBy() : null);
    }

    private static List<EstimateView.FindingView> findings(List<Finding> findings, boolean officersShown) {
        return IntStream.range(0, findings.size())
                .mapToObj(place -> finding(place, findings.get(place), officersShown))
                .toList();
    }

    private static EstimateView.FindingView finding(int place, Finding finding, boolean officersShown) {
        return new EstimateView.FindingView(
                place,
                finding.code(),
                finding.code().severity(),
                finding.isOpen(),
                finding.row(),
                finding.text(),
                finding.other(),
                officersShown ? finding.accepted() : null);
    }

    private EstimateView.Row row(CategoryRow row, EstimateContent content, Commodity commodity, Display display) {
        return new EstimateView.Row(
                row.categories(),
                bridge(row.categories()),
                ore(row.ore(), display),
                grade(row.grade(), content, commodity, display),
                contained(row.contained(), content, commodity, display),
                computed(row, content, commodity, display));
    }

    private static List<EstimateView.Bridge> bridge(List<Category> categories) {
        return categories.stream()
                .filter(category -> category.usualReading() != null)
                .map(category -> new EstimateView.Bridge(category, category.usualReading(), EstimateView.Bridge.LABEL))
                .toList();
    }

    private static EstimateView.FigureView ore(Figure ore, Display display) {
        if (ore == null) {
            return null;
        }
        Optional<BigDecimal> tonnes = ore.tonnes();
        return view(
                ore,
                null,
                tonnes.map(value -> Amount.of(value, "t", null)).orElse(null),
                display.isAsKept() ? null : tonnes.map(display::showOre).orElse(null),
                null);
    }

    private EstimateView.FigureView contained(
            Figure contained, EstimateContent content, Commodity commodity, Display display) {
        if (contained == null) {
            return null;
        }
        String of = content.basisOf(contained);
        Optional<BigDecimal> tonnes = contained.tonnes();
        Amount normalised = tonnes.map(value -> Amount.of(value, "t", of)).orElse(null);
        if (display.isAsKept() || normalised == null) {
            return view(contained, of, normalised, null, null);
        }
        Optional<Amount> shown = display.show(Range.exactly(tonnes.get()), bases.of(of, commodity), bases, commodity);
        return view(contained, of, normalised, shown.orElse(null), shown.isPresent() ? null : noFactor(of, display));
    }

    private EstimateView.FigureView grade(Figure grade, EstimateContent content, Commodity commodity, Display display) {
        if (grade == null) {
            return null;
        }
        String of = content.basisOf(grade);
        Optional<BigDecimal> percent = grade.percent();
        Amount normalised = percent.map(value -> Amount.of(value, "%", of)).orElse(null);
        if (display.basis() == null || normalised == null) {
            return view(grade, of, normalised, null, null);
        }
        Basis wanted = display.basis(bases, commodity).orElseThrow();
        Optional<Amount> shown = bases.between(bases.of(of, commodity), wanted, commodity)
                .map(factor ->
                        Amount.of(Range.exactly(percent.get()).times(factor), "%", wanted.code(), factor.words()));
        return view(grade, of, normalised, shown.orElse(null), shown.isPresent() ? null : noFactor(of, display));
    }

    private EstimateView.Computed computed(
            CategoryRow row, EstimateContent content, Commodity commodity, Display display) {
        if (row.contained() != null) {
            return null;
        }
        return Contained.computed(row, content)
                .map(contained -> computed(contained, commodity, display))
                .orElse(null);
    }

    private EstimateView.Computed computed(Contained contained, Commodity commodity, Display display) {
        Amount normalised = Amount.of(contained.tonnes(), "t", contained.basis());
        if (display.isAsKept()) {
            return new EstimateView.Computed(contained.qualifier(), contained.words(), normalised, null, null);
        }
        Basis of = bases.of(contained.basis(), commodity);
        Optional<Amount> shown = display.show(Range.exactly(contained.tonnes()), of, bases, commodity);
        return new EstimateView.Computed(
                contained.qualifier(),
                contained.words(),
                normalised,
                shown.orElse(null),
                shown.isPresent() ? null : noFactor(contained.basis(), display));
    }

    private static String noFactor(String of, Display display) {
        return of.equals(Basis.NOT_STATED.code())
                ? "its source does not say what its tonnes are of"
                : "there is no factor from " + of + " to " + display.basis();
    }

    private static EstimateView.FigureView view(
            Figure figure, String basis, Amount normalised, Amount shown, String notShown) {
        return new EstimateView.FigureView(
                figure.qualifier(),
                figure.value(),
                figure.unit(),
                figure.unitAsReported(),
                basis,
                normalised,
                shown,
                notShown);
    }
}
