package org.orebook.deposits.ranking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.orebook.chassis.quantity.Bases;
import org.orebook.chassis.quantity.Basis;
import org.orebook.chassis.quantity.Factor;
import org.orebook.chassis.quantity.Qualifier;
import org.orebook.chassis.quantity.Range;
import org.orebook.chassis.vocabulary.Commodity;
import org.orebook.deposits.estimate.CategoryRow;
import org.orebook.deposits.estimate.Contained;
import org.orebook.deposits.estimate.EstimateContent;
import org.orebook.deposits.estimate.EstimateKind;
import org.orebook.deposits.estimate.Figure;
import org.orebook.deposits.reserve.Measure;

/** Brings estimates to the basis of a table, in each reading that they leave open. */
final class EstimateReading {

    private final RankTable table;
    private final Commodity commodity;
    private final Bases bases;

    EstimateReading(RankTable table, Bases bases) {
        this.table = table;
        this.commodity = table.commodity();
        this.bases = bases;
    }

    /** The readings that estimates leave open, the plainest first; only as stated where all say what they are of. */
    List<Reading> readings(List<WhatIfEstimate> estimates) {
        List<WhatIfEstimate> candidates = estimates.stream()
                .filter(estimate -> whyNotAtAll(estimate).isEmpty())
                .toList();
        if (candidates.stream().noneMatch(this::leavesOpen)) {
            return List.of(new Reading.AsStated());
        }
        List<Basis> open = new ArrayList<>(bases.readings(commodity));
        if (!open.contains(table.basis())) {
            open.add(table.basis());
        }
        List<Reading> readings = new ArrayList<>();
        open.forEach(basis -> readings.add(new Reading.As(basis)));
        if (candidates.stream().anyMatch(this::mayBeOre)) {
            readings.add(new Reading.OfOre());
        }
        return readings;
    }

    private boolean leavesOpen(WhatIfEstimate estimate) {
        return Lines.of(estimate).counted().stream()
                .flatMap(row -> Contained.of(row, estimate.content()).stream())
                .anyMatch(contained -> basis(contained).equals(Basis.NOT_STATED));
    }

    private boolean mayBeOre(WhatIfEstimate estimate) {
        return Lines.of(estimate).counted().stream().anyMatch(row -> mayBeOre(row, estimate.content()));
    }

    /** Whether a tonnage of which nobody says what it is may be that of the rock: a grade stands beside it, and no ore. */
    private static boolean mayBeOre(CategoryRow row, EstimateContent content) {
        return row.contained() != null
                && content.basisOf(row.contained()).equals(Basis.NOT_STATED.code())
                && row.contained().tonnes().isPresent()
                && row.ore() == null
                && row.grade() != null
                && row.grade().percent().isPresent();
    }

    /** A reading in words, with its arithmetic. */
    String label(Reading reading) {
        return switch (reading) {
            case Reading.AsStated() -> "taken as stated";
            case Reading.OfOre() ->
                "taken as ore: x the grade beside it" + " = " + name(table.basis())
                        + ", a range where nobody says what the grade is of";
            case Reading.As(Basis basis) -> "taken as " + name(basis) + arithmetic(basis);
        };
    }

    private String arithmetic(Basis basis) {
        if (basis.equals(table.basis())) {
            return ", the basis of the table";
        }
        return bases.between(basis, table.basis(), commodity)
                .map(factor -> ": " + withoutName(factor.words(), name(basis)))
                .orElse("");
    }

    private static String withoutName(String words, String name) {
        return words.startsWith(name + " ") ? words.substring(name.length() + 1) : words;
    }

    /** Why a reading cannot be compared with the table; empty where it can. */
    Optional<String> whyNotComparable(Reading reading) {
        boolean comparable = switch (reading) {
            case Reading.AsStated() -> true;
            case Reading.OfOre() -> bases.readings(commodity).stream().anyMatch(this::isComparable);
            case Reading.As(Basis basis) -> isComparable(basis);
        };
        return comparable ? Optional.empty() : Optional.of(noFactor(nameOf(reading)));
    }

    private boolean isComparable(Basis basis) {
        return bases.between(basis, table.basis(), commodity).isPresent();
    }

    private String nameOf(Reading reading) {
        return reading instanceof Reading.As(Basis basis) ? name(basis) : reading.code();
    }

    private String noFactor(String from) {
        return "the table is of " + name(table.basis()) + ", and there is no factor from " + from + " to that";
    }

    /** What an estimate amounts to in a reading. */
    Taken take(WhatIfEstimate estimate, Reading reading) {
        Optional<LeftOut> never = whyNotAtAll(estimate);
        if (never.isPresent()) {
            return Taken.nothing(estimate, List.of(never.get()));
        }
        Lines lines = Lines.of(estimate);
        Sum sum = new Sum(estimate, reading, lines.leftOut());
        lines.counted().forEach(sum::add);
        return sum.taken();
    }

    private Optional<LeftOut> whyNotAtAll(WhatIfEstimate estimate) {
        LeftOut.Reason ended = switch (estimate.state()) {
            case REJECTED -> LeftOut.Reason.REJECTED;
            case SUPERSEDED -> LeftOut.Reason.SUPERSEDED;
            case WITHDRAWN -> LeftOut.Reason.WITHDRAWN;
            case REPORTED, CONFIRMED, DISPUTED -> null;
        };
        if (ended != null) {
            return Optional.of(LeftOut.whole(estimate, ended, "the estimate was " + ended.code()));
        }
        boolean production = estimate.content().kind() == EstimateKind.PRODUCTION;
        if (production != (table.measure() == Measure.PRODUCTION)) {
            return Optional.of(LeftOut.whole(
                    estimate,
                    LeftOut.Reason.OTHER_MEASURE,
                    "an estimate of " + estimate.content().kind().code() + " says nothing of "
                            + table.measure().code()));
        }
        return estimate.country() == null
                ? Optional.of(LeftOut.whole(
                        estimate, LeftOut.Reason.NO_COUNTRY, "its deposit is in no country that is known"))
                : Optional.empty();
    }

    /** The lines of one estimate as they are added up. */
    private final class Sum {

        private final WhatIfEstimate estimate;
        private final EstimateContent content;
        private final Reading reading;
        private final List<Qualifier> qualifiers = new ArrayList<>();
        private final List<String> words = new ArrayList<>();
        private final List<LeftOut> leftOut;
        private Range tonnes;

        private Sum(WhatIfEstimate estimate, Reading reading, List<LeftOut> leftOut) {
            this.estimate = estimate;
            this.content = estimate.content();
            this.reading = reading;
            this.leftOut = new ArrayList<>(leftOut);
        }

        private Taken taken() {
            return tonnes == null
                    ? Taken.nothing(estimate, leftOut)
                    : new Taken(estimate, tonnes, Qualifier.ofSum(qualifiers), words, leftOut);
        }

        private void add(CategoryRow row) {
            Optional<Contained> contained = Contained.of(row, content).map(this::whole);
            if (contained.isEmpty()) {
                leave(
                        row,
                        LeftOut.Reason.NO_TONNAGE,
                        "it states neither a contained tonnage nor ore and grade, each with a unit of mass");
                return;
            }
            Basis stated = basis(contained.get());
            if (!stated.equals(Basis.NOT_STATED)) {
                add(row, contained.get(), stated);
                return;
            }
            switch (reading) {
                case Reading.As(Basis basis) -> add(row, contained.get(), basis);
                case Reading.OfOre() -> addAsOre(row);
                case Reading.AsStated() -> leave(row, LeftOut.Reason.NO_SUCH_READING, "it does not say what it is of");
            }
        }

        private Contained whole(Contained contained) {
            return contained.ofTheWhole(content.attributablePercent());
        }

        private void add(CategoryRow row, Contained contained, Basis basis) {
            Optional<Factor> factor = bases.between(basis, table.basis(), commodity);
            if (factor.isEmpty()) {
                leave(row, LeftOut.Reason.NOT_COMPARABLE, noFactor(name(basis)));
                return;
            }
            add(
                    Range.exactly(contained.tonnes()).times(factor.get()),
                    contained,
                    factor.get().words());
        }

        private void addAsOre(CategoryRow row) {
            if (!mayBeOre(row, content)) {
                leave(
                        row,
                        LeftOut.Reason.NO_SUCH_READING,
                        row.ore() != null
                                ? "it states its ore, so that this figure is another"
                                : "it states no grade, so that it cannot be read as ore");
                return;
            }
            Contained contained =
                    Contained.computed(asOre(row), content).map(this::whole).orElseThrow();
            Basis ofGrade = basis(contained);
            List<Basis> readings = ofGrade.equals(Basis.NOT_STATED) ? bases.readings(commodity) : List.of(ofGrade);
            List<Range> ranges = readings.stream()
                    .flatMap(basis -> bases.between(basis, table.basis(), commodity).stream())
                    .map(factor -> Range.exactly(contained.tonnes()).times(factor))
                    .toList();
            if (ranges.isEmpty()) {
                leave(row, LeftOut.Reason.NOT_COMPARABLE, noFactor(name(ofGrade)));
                return;
            }
            String ofWhat = readings.size() == 1
                    ? ""
                    : "the grade may be of "
                            + String.join(
                                    ", ",
                                    readings.stream()
                                            .map(EstimateReading.this::name)
                                            .toList());
            add(around(ranges), contained, ofWhat);
        }

        private static Range around(List<Range> ranges) {
            BigDecimal low =
                    ranges.stream().map(Range::low).min(BigDecimal::compareTo).orElseThrow();
            BigDecimal high =
                    ranges.stream().map(Range::high).max(BigDecimal::compareTo).orElseThrow();
            return new Range(low, high);
        }

        private static CategoryRow asOre(CategoryRow row) {
            Figure figure = row.contained();
            Figure ore = new Figure(figure.qualifier(), figure.value(), figure.unit(), figure.unitAsReported(), null);
            return new CategoryRow(row.categories(), ore, row.grade(), null);
        }

        private void add(Range range, Contained contained, String factorWords) {
            tonnes = tonnes == null ? range : tonnes.plus(range);
            qualifiers.add(contained.qualifier());
            words.add(factorWords.isEmpty() ? contained.words() : contained.words() + "; " + factorWords);
        }

        private void leave(CategoryRow row, LeftOut.Reason reason, String why) {
            leftOut.add(LeftOut.part(estimate, row.categories(), reason, why));
        }
    }

    private Basis basis(Contained contained) {
        return bases.find(contained.basis(), commodity).orElse(Basis.NOT_STATED);
    }

    /** What a mass is of, as it is said. */
    String name(Basis basis) {
        return switch (basis) {
            case Basis.Element() ->
                commodity.symbol().orElse(bases.isRareEarth(commodity) ? "rare-earth metals" : "element");
            case Basis.GrossWeight() -> "gross weight";
            case Basis.NotStated() -> "what nobody stated";
            default -> basis.code();
        };
    }
}
