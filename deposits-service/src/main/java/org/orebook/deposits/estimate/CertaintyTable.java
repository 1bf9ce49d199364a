package org.orebook.deposits.estimate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.orebook.chassis.quantity.Amount;
import org.orebook.chassis.quantity.Bases;
import org.orebook.chassis.quantity.Basis;
import org.orebook.chassis.quantity.Display;
import org.orebook.chassis.quantity.Factor;
import org.orebook.chassis.quantity.Qualifier;
import org.orebook.chassis.quantity.Range;
import org.orebook.chassis.vocabulary.Commodity;

/**
 * What is said of a commodity in the deposits of a country, by certainty, kind and category. Lines are added over
 * deposits only, never over certainties, kinds or categories; and of a deposit and its parts only the widest counts.
 */
final class CertaintyTable {

    /**
     * A standing estimate with as much of its deposit as the table needs.
     *
     * @param ancestors ids of the deposits that it is part of
     */
    record Candidate(
            UUID estimate,
            EstimateState state,
            EstimateContent content,
            UUID deposit,
            String number,
            String name,
            Double longitude,
            Double latitude,
            Set<UUID> ancestors) {}

    /** What is added up, and what is not. */
    private record Group(Certainty certainty, EstimateKind kind, String category) implements Comparable<Group> {

        private static final Comparator<Group> ORDER = Comparator.comparing(Group::certainty)
                .thenComparing(Group::kind)
                .thenComparing(Group::category);

        @Override
        public int compareTo(Group other) {
            return ORDER.compare(this, other);
        }
    }

    /** A line of an estimate that can be shown. */
    private record Line(Group group, Candidate of, Contained contained, Range tonnes, String basis, String how) {}

    /**
     * A figure of a deposit.
     *
     * @param category as reported; several joined by + where the source gives one figure for them together; not-stated
     * @param notCounted why it is no part of the total; {@code null} where it is
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Cell(
            Certainty certainty,
            EstimateKind kind,
            String category,
            Qualifier qualifier,
            Amount amount,
            UUID estimate,
            String notCounted) {}

    /** A deposit with its figures. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record DepositCells(UUID id, String number, String name, Double longitude, Double latitude, List<Cell> figures) {}

    /**
     * The total of one certainty, kind and category.
     *
     * @param deposits how many deposits it is made of
     * @param qualifier of the total: about, where any part is; more than, where parts are
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Total(
            Certainty certainty,
            EstimateKind kind,
            String category,
            int deposits,
            Qualifier qualifier,
            Amount amount) {}

    /** An estimate that cannot be in the table, and why. */
    record LeftOut(UUID estimate, String number, String reason) {}

    private final Commodity commodity;
    private final Bases bases;
    private final Display display;
    private final Basis wanted;
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final Map<Group, Map<UUID, Line>> best = new TreeMap<>();

    /**
     * Makes the table.
     *
     * @param wanted the basis that everything is brought to
     */
    CertaintyTable(Commodity commodity, Bases bases, Display display, Basis wanted, List<Candidate> candidates) {
        this.commodity = commodity;
        this.bases = bases;
        this.display = display;
        this.wanted = wanted;
        for (Candidate candidate : candidates) {
            take(candidate);
        }
    }

    private void take(Candidate candidate) {
        boolean taken = false;
        String reason = "no line of it has tonnes and a unit";
        for (CategoryRow row : candidate.content().rows()) {
            Optional<Contained> contained = Contained.of(row, candidate.content())
                    .map(figure -> figure.ofTheWhole(candidate.content().attributablePercent()));
            if (contained.isEmpty()) {
                continue;
            }
            Basis of = bases.of(contained.get().basis(), commodity);
            Optional<Factor> factor = bases.between(of, wanted, commodity);
            if (factor.isEmpty()) {
                reason = of.equals(Basis.NOT_STATED)
                        ? "its source does not say what its tonnes are of"
                        : "there is no factor from " + of.code() + " to " + wanted.code();
                continue;
            }
            taken = true;
            Range tonnes = Range.exactly(contained.get().tonnes()).times(factor.get());
            keepBetter(new Line(
                    group(candidate, row),
                    candidate,
                    contained.get(),
                    tonnes,
                    wanted.code(),
                    factor.get().words()));
        }
        if (!taken) {
            leftOut.add(new LeftOut(candidate.estimate(), candidate.number(), reason));
        }
    }

    private static Group group(Candidate candidate, CategoryRow row) {
        String category = row.categories().isEmpty()
                ? "not-stated"
                : row.categories().stream().map(Category::code).collect(Collectors.joining("+"));
        return new Group(
                Certainty.of(candidate.state(), candidate.content()),
                candidate.content().kind(),
                category);
    }

    /** Of several estimates of a deposit, the whole before a zone of it, then the latest: the others are still listed. */
    private void keepBetter(Line line) {
        best.computeIfAbsent(line.group(), group -> new LinkedHashMap<>())
                .merge(line.of().deposit(), line, (one, other) -> BETTER.compare(one, other) >= 0 ? one : other);
    }

    private static final Comparator<Line> BETTER = Comparator.<Line, Boolean>comparing(
                    line -> line.of().content().zone() == null)
            .thenComparing(line -> line.of().content().effectiveOn(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(line -> line.of().content().publishedOn(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(line -> line.of().estimate());

    /** The totals, from the surest to the least sure. */
    List<Total> totals() {
        List<Total> totals = new ArrayList<>();
        best.forEach((group, lines) -> total(group, counted(lines)).ifPresent(totals::add));
        return totals;
    }

    private Optional<Total> total(Group group, List<Line> lines) {
        return lines.stream()
                .map(Line::tonnes)
                .reduce(Range::plus)
                .map(sum -> new Total(
                        group.certainty(),
                        group.kind(),
                        group.category(),
                        lines.size(),
                        Qualifier.ofSum(lines.stream()
                                .map(line -> line.contained().qualifier())
                                .toList()),
                        amount(sum, "")));
    }

    private static List<Line> counted(Map<UUID, Line> lines) {
        return lines.values().stream()
                .filter(line -> widerThan(line, lines) == null)
                .toList();
    }

    /** The line of a deposit that this one is part of, and that counts in its place; {@code null} where there is none. */
    private static Line widerThan(Line line, Map<UUID, Line> lines) {
        return line.of().ancestors().stream()
                .map(lines::get)
                .filter(wider -> wider != null)
                .findFirst()
                .orElse(null);
    }

    /** The deposits with their figures, in the order of their numbers. */
    List<DepositCells> deposits() {
        Map<UUID, List<Cell>> cells = new HashMap<>();
        Map<String, Candidate> deposits = new TreeMap<>();
        best.forEach((group, lines) -> lines.forEach((deposit, line) -> {
            deposits.put(line.of().number(), line.of());
            cells.computeIfAbsent(deposit, id -> new ArrayList<>()).add(cell(group, line, lines));
        }));
        return deposits.values().stream()
                .map(of -> new DepositCells(
                        of.deposit(), of.number(), of.name(), of.longitude(), of.latitude(), cells.get(of.deposit())))
                .toList();
    }

    private Cell cell(Group group, Line line, Map<UUID, Line> lines) {
        Line wider = widerThan(line, lines);
        return new Cell(
                group.certainty(),
                group.kind(),
                group.category(),
                line.contained().qualifier(),
                amount(line.tonnes(), line.how()),
                line.of().estimate(),
                wider == null ? null : "is part of " + wider.of().number() + ", which counts");
    }

    private Amount amount(Range tonnes, String how) {
        return Amount.of(
                new Range(
                        display.unit().fromTonnes(tonnes.low()), display.unit().fromTonnes(tonnes.high())),
                display.unit().code(),
                wanted.code(),
                how);
    }

    List<LeftOut> leftOut() {
        return leftOut;
    }
}
