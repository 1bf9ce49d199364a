package org.orebook.deposits.estimate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.orebook.chassis.quantity.Bases;
import org.orebook.chassis.quantity.Basis;
import org.orebook.chassis.quantity.Factor;
import org.orebook.chassis.quantity.GradeUnit;
import org.orebook.chassis.quantity.MassUnit;
import org.orebook.chassis.quantity.Range;
import org.orebook.chassis.vocabulary.Commodity;
import org.orebook.chassis.vocabulary.Compound;
import org.orebook.chassis.vocabulary.Compounds;

/** Finds what does not add up within one line of an estimate. */
final class LineFindings {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** The largest bodies of ore, phosphate and potash basins among them, have some tens of billions of tonnes. */
    private static final BigDecimal MOST_ORE = new BigDecimal("200e9");

    private static final BigDecimal LEAST_ORE = BigDecimal.ONE;
    private static final BigDecimal MOST_CONTAINED = new BigDecimal("100e9");
    private static final BigDecimal QUALIFIED = BigDecimal.TEN;

    private final Bases bases;
    private final Compounds compounds;

    LineFindings(Bases bases, Compounds compounds) {
        this.bases = bases;
        this.compounds = compounds;
    }

    /** A line, and what its figures are of; {@code null} where the commodity has no such basis. */
    private record Line(
            int number,
            EstimateContent content,
            Commodity commodity,
            CategoryRow row,
            Figure ore,
            Figure grade,
            Figure contained,
            Basis ofGrade,
            Basis ofContained,
            List<Finding> found) {

        void add(Finding.Code code, String text) {
            found.add(Finding.of(code, number, text));
        }

        String sayGradeBasis() {
            return ofGrade == null ? "" : Phrases.of(ofGrade, commodity);
        }

        String sayContainedBasis() {
            return ofContained == null ? "" : Phrases.of(ofContained, commodity);
        }
    }

    void find(EstimateContent content, Commodity commodity, int index, List<Finding> found) {
        CategoryRow row = content.rows().get(index);
        Figure grade = withValue(row.grade());
        Figure contained = withValue(row.contained());
        Line line = new Line(
                index + 1,
                content,
                commodity,
                row,
                withValue(row.ore()),
                grade,
                contained,
                basis(grade, content, commodity),
                basis(contained, content, commodity),
                found);
        findDisagreement(line);
        findMoreThanOre(line);
        findImpossibleGrade(line);
        findMixedBases(line);
        findCategories(line);
        findUnits(line);
    }

    private static Figure withValue(Figure figure) {
        return figure == null || figure.value() == null ? null : figure;
    }

    private Basis basis(Figure figure, EstimateContent content, Commodity commodity) {
        if (figure == null || commodity == null) {
            return null;
        }
        String code = content.basisOf(figure);
        return code == null ? Basis.NOT_STATED : bases.find(code, commodity).orElse(null);
    }

    private void findDisagreement(Line line) {
        if (line.contained == null
                || line.ofContained == null
                || line.ofContained.equals(Basis.ORE)
                || line.contained.expressesSeveral()
                || line.ofGrade == null) {
            return;
        }
        Optional<BigDecimal> stated = line.contained.tonnes();
        Optional<Contained> computed = stated.flatMap(tonnes -> Contained.computed(withoutAbsent(line), line.content));
        Optional<Factor> factor = factor(line);
        if (computed.isPresent() && factor.isPresent() && !agree(line, factor.get())) {
            line.add(
                    Finding.Code.ORE_GRADE_CONTAINED_DISAGREE,
                    disagreement(line, computed.get(), stated.get(), factor.get()));
        }
    }

    private static CategoryRow withoutAbsent(Line line) {
        return new CategoryRow(List.of(), line.ore, line.grade, line.contained);
    }

    /** What is not stated is compared as it is. */
    private Optional<Factor> factor(Line line) {
        if (line.ofGrade.equals(Basis.NOT_STATED) || line.ofContained.equals(Basis.NOT_STATED)) {
            return Optional.of(Factor.NONE);
        }
        return bases.between(line.ofGrade, line.ofContained, line.commodity);
    }

    private static boolean agree(Line line, Factor factor) {
        return line.ore.value().signum() < 0
                || line.grade.value().signum() < 0
                || line.contained.value().signum() < 0
                || Leeway.ofTonnes(line.ore)
                        .times(Leeway.ofPercent(line.grade), factor)
                        .meets(Leeway.ofTonnes(line.contained));
    }

    private static String disagreement(Line line, Contained computed, BigDecimal stated, Factor factor) {
        Range expected = Range.exactly(computed.tonnes()).times(factor);
        String arithmetic = computed.words() + line.sayGradeBasis();
        if (!factor.words().isEmpty()) {
            arithmetic += ", which is " + Phrases.tonnes(expected, line.sayContainedBasis()) + Phrases.why(factor);
        }
        return arithmetic + "; " + Phrases.mass(line.contained, line.sayContainedBasis()) + " is stated, "
                + Phrases.comparison(stated, expected) + ".";
    }

    private static void findMoreThanOre(Line line) {
        if (line.ore == null || line.contained == null || Basis.ORE.equals(line.ofContained)) {
            return;
        }
        Optional<BigDecimal> ore = line.ore.tonnes();
        Optional<BigDecimal> contained = line.contained.tonnes();
        if (ore.isPresent()
                && contained.isPresent()
                && contained.get().compareTo(ore.get().multiply(leeway(line))) > 0) {
            line.add(
                    Finding.Code.CONTAINED_EXCEEDS_ORE,
                    Phrases.mass(line.contained, line.sayContainedBasis()) + " contained in "
                            + Phrases.mass(line.ore, " of ore") + ": "
                            + Phrases.comparison(contained.get(), Range.exactly(ore.get())) + ".");
        }
    }

    /** More than so much ore may be any more, and less than so much in it any less; but not ten times. */
    private static BigDecimal leeway(Line line) {
        return switch (line.ore.qualifier()) {
            case MORE_THAN -> QUALIFIED;
            case EXACTLY, LESS_THAN, ABOUT, NEARLY ->
                switch (line.contained.qualifier()) {
                    case LESS_THAN -> QUALIFIED;
                    case EXACTLY, MORE_THAN, ABOUT, NEARLY -> BigDecimal.ONE;
                };
        };
    }

    private void findImpossibleGrade(Line line) {
        if (line.grade == null) {
            return;
        }
        Optional<BigDecimal> percent = line.grade.percent();
        if (percent.isEmpty()) {
            return;
        }
        String said = line.grade.say() + line.sayGradeBasis();
        if (percent.get().compareTo(HUNDRED) > 0) {
            line.add(
                    Finding.Code.GRADE_ABOVE_POSSIBLE,
                    said + ": " + percentOf(line.grade, percent.get()) + "nothing is more than 100 %.");
            return;
        }
        if (Basis.ELEMENT.equals(line.ofGrade) && !line.grade.expressesSeveral()) {
            richest(line.commodity)
                    .filter(richest ->
                            percent.get().compareTo(richest.elementFraction().multiply(HUNDRED)) > 0)
                    .ifPresent(richest -> line.add(
                            Finding.Code.GRADE_ABOVE_POSSIBLE,
                            said + ": " + percentOf(line.grade, percent.get()) + "pure " + richest + " has "
                                    + Contained.plain(richest.elementFraction().multiply(HUNDRED)) + " %."));
        }
    }

    private static String percentOf(Figure grade, BigDecimal percent) {
        return GradeUnit.PERCENT.code().equals(grade.unit()) ? "" : Contained.plain(percent) + " %, but ";
    }

    /**
     * The compound that holds most of an element; empty for those that have none in the table, which occur native or are
     * stated as such.
     */
    private Optional<Compound> richest(Commodity commodity) {
        List<Compound> all = commodity.symbol().map(compounds::of).orElse(List.of());
        Compound richest = null;
        for (Compound compound : all) {
            if (richest == null || compound.elementFraction().compareTo(richest.elementFraction()) > 0) {
                richest = compound;
            }
        }
        return Optional.ofNullable(richest);
    }

    /** What is stated and what is not are not mixed: they may be the same. */
    private void findMixedBases(Line line) {
        if (line.ofGrade == null
                || line.ofContained == null
                || line.ofGrade.equals(line.ofContained)
                || line.ofGrade.equals(Basis.NOT_STATED)
                || line.ofContained.equals(Basis.NOT_STATED)) {
            return;
        }
        Optional<Factor> factor = bases.between(line.ofContained, line.ofGrade, line.commodity);
        // The one rare earth that is stated as REO is stated in its usual oxide.
        if (factor.filter(Factor.NONE::equals).isEmpty()) {
            line.add(Finding.Code.BASES_MIXED, mixture(line, factor));
        }
    }

    private static String mixture(Line line, Optional<Factor> factor) {
        String bases = "The grade is" + ofWord(line.sayGradeBasis()) + ", the contained figure"
                + ofWord(line.sayContainedBasis());
        if (factor.isEmpty()) {
            return bases + ", and no factor leads from one to the other.";
        }
        return line.contained
                .tonnes()
                .map(tonnes -> bases + ": " + Phrases.mass(line.contained, line.sayContainedBasis()) + " is "
                        + Phrases.tonnes(Range.exactly(tonnes).times(factor.get()), line.sayGradeBasis())
                        + Phrases.why(factor.get()) + ".")
                .orElse(bases + Phrases.why(factor.get()) + ".");
    }

    private static String ofWord(String basis) {
        return basis.startsWith(" of ") ? basis : " of" + basis;
    }

    private static void findCategories(Line line) {
        List<Category> categories = line.row.categories();
        if (line.row.lumpsInferred()) {
            line.add(
                    Finding.Code.INFERRED_LUMPED,
                    Phrases.sentence(Phrases.categories(categories))
                            + " in one figure: what is so unsure is never added to what is surer, and cannot be taken out"
                            + " again.");
        }
        ReportingCode code = line.content.reportingCode();
        if (code == null) {
            return;
        }
        List<Category> foreign = null;
        for (Category category : categories) {
            if (!category.belongsTo(code)) {
                foreign =
                        categories.stream().filter(one -> !one.belongsTo(code)).toList();
                break;
            }
        }
        if (foreign != null) {
            line.add(
                    Finding.Code.CATEGORY_FOREIGN_TO_CODE,
                    (code == ReportingCode.NONE ? "Without a reporting code" : "In " + code.code())
                            + " there is no category " + Phrases.categories(foreign) + ".");
        }
    }

    private static void findUnits(Line line) {
        findMissing(line);
        findImprobableMass(line, "Ore", line.ore, MOST_ORE, LEAST_ORE);
        findImprobableGrade(line);
        findImprobableMass(line, "Contained", line.contained, MOST_CONTAINED, BigDecimal.ZERO);
        for (Figure figure : new Figure[] {line.grade, line.contained}) {
            if (figure != null && figure.expressesSeveral()) {
                line.add(
                        Finding.Code.EQUIVALENT_GRADE,
                        figure.say() + withReported(figure)
                                + ": several commodities expressed as one, at prices and recoveries of the day; nothing is"
                                + " reckoned with it.");
            }
        }
    }

    private static String withReported(Figure figure) {
        return figure.unit() == null ? "" : " (" + figure.unitAsReported() + ")";
    }

    private static void findMissing(Line line) {
        StringBuilder missing = null;
        missing = without(missing, "ore ", line.ore);
        missing = without(missing, "grade ", line.grade);
        missing = without(missing, "contained ", line.contained);
        if (missing != null) {
            line.add(
                    Finding.Code.UNIT_MISSING,
                    Phrases.sentence(missing.toString()) + ": a figure without a unit is kept and never normalised.");
        }
    }

    private static StringBuilder without(StringBuilder missing, String what, Figure figure) {
        if (figure == null || !hasNoUnit(figure)) {
            return missing;
        }
        StringBuilder all = missing == null ? new StringBuilder() : missing.append(", ");
        return all.append(what).append(figure.say());
    }

    static boolean hasNoUnit(Figure figure) {
        return figure.value() != null
                && figure.unit() == null
                && (figure.unitAsReported() == null || figure.unitAsReported().isBlank());
    }

    private static void findImprobableGrade(Line line) {
        Figure grade = line.grade;
        if (grade == null || hasNoUnit(grade) || grade.expressesSeveral()) {
            return;
        }
        String unit = grade.unit() == null ? grade.unitAsReported() : grade.unit();
        if (GradeUnit.find(unit).isEmpty()) {
            line.add(
                    Finding.Code.UNIT_IMPROBABLE,
                    "Grade " + grade.say() + ": " + unit + " is no unit of grade that we know; it is kept and never"
                            + " normalised.");
        } else if (grade.value().signum() < 0) {
            line.add(Finding.Code.UNIT_IMPROBABLE, "Grade " + grade.say() + ": less than nothing.");
        } else if (!grade.canBeReckonedWith()) {
            addBeyondReckoning(line, "Grade", grade);
        }
    }

    private static void findImprobableMass(
            Line line, String what, Figure figure, BigDecimal most, BigDecimal leastUnlessNone) {
        if (figure == null || hasNoUnit(figure) || (figure.unit() == null && figure.expressesSeveral())) {
            return;
        }
        String unit = figure.unit() == null ? figure.unitAsReported() : figure.unit();
        if (MassUnit.find(unit).isEmpty()) {
            line.add(
                    Finding.Code.UNIT_IMPROBABLE,
                    what + " " + figure.say() + ": " + unit + " is no unit of mass that we know; it is kept and never"
                            + " normalised.");
            return;
        }
        if (figure.value().signum() < 0) {
            line.add(Finding.Code.UNIT_IMPROBABLE, what + " " + figure.say() + ": less than nothing.");
            return;
        }
        if (!figure.canBeReckonedWith()) {
            addBeyondReckoning(line, what, figure);
            return;
        }
        findImprobableAmount(line, what, figure, most, leastUnlessNone);
    }

    private static void findImprobableAmount(
            Line line, String what, Figure figure, BigDecimal most, BigDecimal leastUnlessNone) {
        Optional<BigDecimal> tonnes = figure.tonnes();
        if (tonnes.isEmpty()) {
            return;
        }
        if (tonnes.get().compareTo(most) > 0) {
            line.add(
                    Finding.Code.UNIT_IMPROBABLE,
                    what + " " + Phrases.mass(figure, "") + ": no deposit is known to have more than "
                            + Contained.plain(most) + " t.");
        } else if (tonnes.get().signum() > 0 && tonnes.get().compareTo(leastUnlessNone) < 0) {
            line.add(
                    Finding.Code.UNIT_IMPROBABLE,
                    what + " " + Phrases.mass(figure, "") + ": less than " + Contained.plain(leastUnlessNone)
                            + " t makes no deposit.");
        }
    }

    private static void addBeyondReckoning(Line line, String what, Figure figure) {
        line.add(
                Finding.Code.UNIT_IMPROBABLE,
                what + " " + figure.say() + ": more digits than anybody measured; it is kept and never normalised.");
    }
}
