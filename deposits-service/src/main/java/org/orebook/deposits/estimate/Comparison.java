package org.orebook.deposits.estimate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.orebook.chassis.quantity.Bases;
import org.orebook.chassis.quantity.Basis;
import org.orebook.chassis.quantity.Factor;
import org.orebook.chassis.quantity.Range;
import org.orebook.chassis.vocabulary.Commodity;

/** Compares an estimate with the others that stand of its deposit and commodity. */
final class Comparison {

    private static final BigDecimal FAR = BigDecimal.valueOf(3);
    private static final String ORE = Basis.ORE.code();

    private final Bases bases;

    Comparison(Bases bases) {
        this.bases = bases;
    }

    void find(
            EstimateContent content, Commodity commodity, List<EstimateFindings.Earlier> earlier, List<Finding> found) {
        for (EstimateFindings.Earlier other : earlier) {
            if (statesTheSame(content, other.content())) {
                found.add(new Finding(
                        Finding.Code.DUPLICATE,
                        null,
                        "The same figures are recorded already, of " + Phrases.document(other.content()) + ".",
                        other.id(),
                        null));
                break;
            }
        }
        if (commodity == null) {
            return;
        }
        for (EstimateFindings.Earlier other : earlier) {
            if (isComparable(content, other.content()) && compare(content, commodity, other, found)) {
                return;
            }
        }
    }

    /** The same claim, wherever and whenever it was read: figures, categories, kind, code, zone and effective date. */
    private static boolean statesTheSame(EstimateContent one, EstimateContent other) {
        if (one.rows().size() != other.rows().size()
                || one.kind() != other.kind()
                || one.reportingCode() != other.reportingCode()
                || !Objects.equals(one.effectiveOn(), other.effectiveOn())
                || !Objects.equals(one.basis(), other.basis())
                || !isSameZone(one.zone(), other.zone())
                || !isSame(one.attributablePercent(), other.attributablePercent())
                || !isSame(one.cutOff(), other.cutOff())) {
            return false;
        }
        for (int i = 0; i < one.rows().size(); i++) {
            if (!isSame(one.rows().get(i), other.rows().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(CategoryRow one, CategoryRow other) {
        return isSame(one.ore(), other.ore())
                && isSame(one.grade(), other.grade())
                && isSame(one.contained(), other.contained())
                && categories(one).equals(categories(other));
    }

    private static boolean isSame(Figure one, Figure other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return isSame(one.value(), other.value())
                && one.qualifier() == other.qualifier()
                && Objects.equals(one.unit(), other.unit())
                && (one.unit() != null || Objects.equals(one.unitAsReported(), other.unitAsReported()))
                && Objects.equals(one.basis(), other.basis());
    }

    private static boolean isSame(BigDecimal one, BigDecimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.compareTo(other) == 0;
    }

    private static boolean isSameZone(String one, String other) {
        return (one == null ? "" : one).strip().equalsIgnoreCase((other == null ? "" : other).strip());
    }

    /** Of the same kind, zone and categories, but of another document or date: tables of one document part a whole. */
    private static boolean isComparable(EstimateContent one, EstimateContent other) {
        return one.kind() == other.kind()
                && isSameZone(one.zone(), other.zone())
                && categories(one).equals(categories(other))
                && !isSameDocument(one, other);
    }

    private static boolean isSameDocument(EstimateContent one, EstimateContent other) {
        return Objects.equals(one.effectiveOn(), other.effectiveOn())
                && Objects.equals(one.publishedOn(), other.publishedOn())
                && Objects.equals(title(one), title(other))
                && Objects.equals(uri(one), uri(other));
    }

    private static String title(EstimateContent content) {
        return content.source() == null ? null : content.source().title();
    }

    private static String uri(EstimateContent content) {
        return content.source() == null ? null : content.source().uri();
    }

    private static Set<Category> categories(EstimateContent content) {
        Set<Category> all = EnumSet.noneOf(Category.class);
        for (CategoryRow row : content.rows()) {
            all.addAll(row.categories());
        }
        return all;
    }

    private static Set<Category> categories(CategoryRow row) {
        Set<Category> all = EnumSet.noneOf(Category.class);
        all.addAll(row.categories());
        return all;
    }

    /** How much there is in the lines of the same categories: what is inferred is never added to what is surer. */
    private record Amount(BigDecimal tonnes, String basis) {}

    /** Whether there was anything to compare; the first categories that are far apart make a finding. */
    private boolean compare(
            EstimateContent content, Commodity commodity, EstimateFindings.Earlier other, List<Finding> found) {
        boolean compared = false;
        for (int i = 0; i < content.rows().size(); i++) {
            CategoryRow row = content.rows().get(i);
            Optional<Distance> distance = isFirstOfItsCategories(content, i)
                    ? distance(content, other.content(), categories(row), commodity)
                    : Optional.empty();
            compared |= distance.isPresent();
            if (distance.filter(Distance::isFar).isPresent()) {
                found.add(new Finding(
                        Finding.Code.FAR_FROM_EARLIER,
                        null,
                        say(row, distance.get(), commodity, other.content()),
                        other.id(),
                        null));
                return true;
            }
        }
        return compared;
    }

    private static boolean isFirstOfItsCategories(EstimateContent content, int index) {
        Set<Category> categories = categories(content.rows().get(index));
        for (int i = 0; i < index; i++) {
            if (categories(content.rows().get(i)).equals(categories)) {
                return false;
            }
        }
        return true;
    }

    /**
     * How far two amounts are from each other.
     *
     * @param before what the earlier estimate lets one expect, in the basis of the later one
     */
    private record Distance(Amount now, Amount earlier, Range before, Factor factor) {

        boolean isFar() {
            return now.tonnes.compareTo(before.high().multiply(FAR)) > 0
                    || now.tonnes.multiply(FAR).compareTo(before.low()) < 0;
        }
    }

    private Optional<Distance> distance(
            EstimateContent now, EstimateContent before, Set<Category> categories, Commodity commodity) {
        return contained(now, categories)
                .flatMap(later -> contained(before, categories)
                        .flatMap(earlier -> factor(earlier.basis, later.basis, commodity)
                                .map(factor -> distance(later, earlier, factor))))
                .or(() -> ore(now, categories)
                        .flatMap(later ->
                                ore(before, categories).map(earlier -> distance(later, earlier, Factor.NONE))));
    }

    private static Distance distance(Amount later, Amount earlier, Factor factor) {
        return new Distance(later, earlier, Range.exactly(earlier.tonnes).times(factor), factor);
    }

    private Optional<Factor> factor(String from, String to, Commodity commodity) {
        String unstated = Basis.NOT_STATED.code();
        if (from.equals(to) || from.equals(unstated) || to.equals(unstated)) {
            return Optional.of(Factor.NONE);
        }
        return bases.find(from, commodity)
                .flatMap(basis -> bases.find(to, commodity).flatMap(other -> bases.between(basis, other, commodity)));
    }

    private static Optional<Amount> contained(EstimateContent content, Set<Category> categories) {
        BigDecimal sum = BigDecimal.ZERO;
        String basis = null;
        for (CategoryRow row : content.rows()) {
            if (categories(row).equals(categories)) {
                Optional<Contained> contained = Contained.of(row, content).filter(one -> one.basis() != null);
                if (contained.isEmpty()
                        || (basis != null && !basis.equals(contained.get().basis()))) {
                    return Optional.empty();
                }
                basis = contained.get().basis();
                sum = sum.add(contained.get().tonnes());
            }
        }
        return amount(sum, basis, content);
    }

    private static Optional<Amount> ore(EstimateContent content, Set<Category> categories) {
        BigDecimal sum = BigDecimal.ZERO;
        boolean any = false;
        for (CategoryRow row : content.rows()) {
            if (categories(row).equals(categories)) {
                Optional<BigDecimal> ore = Optional.ofNullable(row.ore()).flatMap(Figure::tonnes);
                if (ore.isEmpty()) {
                    return Optional.empty();
                }
                any = true;
                sum = sum.add(ore.get());
            }
        }
        return amount(sum, any ? ORE : null, content);
    }

    /** Of the whole deposit, so that shares of different owners compare; none of which nothing is there says how far. */
    private static Optional<Amount> amount(BigDecimal sum, String basis, EstimateContent content) {
        BigDecimal share = content.attributablePercent();
        if (basis == null || sum.signum() <= 0 || (share != null && !isShare(share))) {
            return Optional.empty();
        }
        BigDecimal whole =
                share == null ? sum : sum.multiply(BigDecimal.valueOf(100)).divide(share, MathContext.DECIMAL128);
        return Optional.of(new Amount(whole, basis));
    }

    private static boolean isShare(BigDecimal percent) {
        return percent.signum() > 0 && Figure.canBeReckonedWith(percent);
    }

    private String say(CategoryRow row, Distance distance, Commodity commodity, EstimateContent other) {
        String categories = row.categories().isEmpty() ? "" : Phrases.categories(row.categories()) + ": ";
        String before = Phrases.tonnes(Range.exactly(distance.earlier.tonnes), of(distance.earlier.basis, commodity));
        if (!distance.factor.words().isEmpty()) {
            before += ", which is " + Phrases.tonnes(distance.before, of(distance.now.basis, commodity))
                    + Phrases.why(distance.factor) + ",";
        }
        return Phrases.sentence(categories
                + Phrases.tonnes(Range.exactly(distance.now.tonnes), of(distance.now.basis, commodity)) + " against "
                + before + " in " + Phrases.document(other) + ": "
                + Phrases.comparison(distance.now.tonnes, distance.before) + ".");
    }

    private String of(String basis, Commodity commodity) {
        return bases.find(basis, commodity)
                .map(found -> Phrases.of(found, commodity))
                .orElse("");
    }
}
