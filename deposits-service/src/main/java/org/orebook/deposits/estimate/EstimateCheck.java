package org.orebook.deposits.estimate;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.quantity.Bases;
import org.orebook.chassis.quantity.Basis;
import org.orebook.chassis.quantity.GradeUnit;
import org.orebook.chassis.quantity.MassUnit;
import org.orebook.chassis.quantity.Qualifier;
import org.orebook.chassis.statement.StatedReading;
import org.orebook.chassis.vocabulary.Commodity;
import org.orebook.chassis.vocabulary.Vocabularies;

/**
 * Turns what a caller wrote into what is kept, and says everything at once that cannot be. What is merely doubtful is no
 * matter of this check: it is recorded, with a finding.
 */
@ApplicationScoped
public class EstimateCheck {

    private static final int LONGEST_EXCERPT = 4000;
    private static final int LONGEST_NOTE = 2000;
    private static final int MOST_ROWS = 100;

    /** Digits before and behind the point: no figure of a deposit has more, and arithmetic stays cheap. */
    private static final int MOST_DIGITS = 20;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Vocabularies vocabularies;
    private final Bases bases;

    EstimateCheck(Vocabularies vocabularies, Bases bases) {
        this.vocabularies = vocabularies;
        this.bases = bases;
    }

    /**
     * The content that a document states.
     *
     * @throws EstimateRefusals.InvalidEstimate with all that is wrong with it
     */
    EstimateContent content(EstimateDocument document) {
        Reading reading = new Reading();
        EstimateContent content = reading.content(document);
        if (content == null) {
            throw new EstimateRefusals.InvalidEstimate(reading.wrong());
        }
        return content;
    }

    /**
     * Whether a value is a figure that somebody could have meant: not negative, and of at most twenty digits on either
     * side of the point.
     */
    public static boolean isPlausible(BigDecimal value) {
        return value.signum() >= 0
                && value.scale() <= MOST_DIGITS
                && (long) value.precision() - value.scale() <= MOST_DIGITS;
    }

    /** One document being read. */
    private final class Reading extends StatedReading {

        private Commodity commodity;

        private List<FieldError> wrong() {
            return errors();
        }

        /** The content, or {@code null} where something is wrong with it. */
        private EstimateContent content(EstimateDocument document) {
            String term = text("commodity", document.commodity());
            commodity = commodity(term);
            if (commodity == null) {
                // What its figures are of cannot be judged without it.
                return null;
            }
            String reported = text("commodityAsReported", document.commodityAsReported());
            String basis = basis("basis", document.basis());
            EstimateContent content = new EstimateContent(
                    commodity.code(),
                    reported == null && !term.equals(commodity.code()) ? term : reported,
                    text("zone", document.zone()),
                    document.reportingCode() == null ? ReportingCode.NONE : document.reportingCode(),
                    document.kind() == null ? EstimateKind.CLAIM : document.kind(),
                    document.resourcesIncludeReserves(),
                    basis == null ? Basis.NOT_STATED.code() : basis,
                    rows(document.rows()),
                    share(document.attributablePercent()),
                    cutOff(document.cutOff()),
                    price(document.price()),
                    date("effectiveOn", document.effectiveOn()),
                    date("publishedOn", document.publishedOn()),
                    person(document.competentPerson()),
                    source(document.source()),
                    words("note", document.note(), LONGEST_NOTE));
            return errors().isEmpty() ? content : null;
        }

        private Commodity commodity(String term) {
            if (term == null) {
                return error("commodity", null, "an estimate is of a commodity");
            }
            return vocabularies
                    .commodities()
                    .find(term)
                    .orElseGet(() -> error("commodity", term, "is no commodity that the vocabulary knows"));
        }

        private List<CategoryRow> rows(List<EstimateDocument.RowDocument> stated) {
            if (stated == null || stated.isEmpty() || stated.size() > MOST_ROWS) {
                error(
                        "rows",
                        stated == null ? null : stated.size(),
                        "an estimate has 1 to " + MOST_ROWS + " lines, each with at least one figure");
                return List.of();
            }
            List<CategoryRow> rows = new ArrayList<>(stated.size());
            Set<Set<Category>> seen = new HashSet<>();
            for (int i = 0; i < stated.size(); i++) {
                String field = "rows[" + i + "]";
                EstimateDocument.RowDocument row = present(field, stated.get(i));
                if (row != null) {
                    rows.add(row(field, row, seen));
                }
            }
            return rows;
        }

        private CategoryRow row(String field, EstimateDocument.RowDocument row, Set<Set<Category>> seen) {
            Set<Category> categories = EnumSet.noneOf(Category.class);
            for (Category category : row.categories() == null ? List.<Category>of() : row.categories()) {
                if (category == null || !categories.add(category)) {
                    error(field + ".categories", category, "stands there twice, or is null");
                }
            }
            if (!seen.add(categories)) {
                error(field + ".categories", categories.isEmpty() ? null : categories, "another line has the same");
            }
            if (row.ore() == null && row.grade() == null && row.contained() == null) {
                error(field, null, "a line has at least one figure: ore, grade or contained");
            }
            return new CategoryRow(
                    List.copyOf(categories),
                    figure(field + ".ore", row.ore(), this::massUnit, false),
                    figure(field + ".grade", row.grade(), this::gradeUnit, true),
                    figure(field + ".contained", row.contained(), this::massUnit, true));
        }

        private Figure figure(
                String field,
                EstimateDocument.FigureDocument stated,
                Function<String, Optional<String>> units,
                boolean ofCommodity) {
            if (stated == null) {
                return null;
            }
            String asReported = text(field + ".unitAsReported", stated.unitAsReported());
            String unit = unit(field + ".unit", stated.unit(), units);
            if (!ofCommodity && stated.basis() != null) {
                error(field + ".basis", stated.basis(), "ore is ore: only grades and contained tonnes have a basis");
            }
            BigDecimal value = value(field + ".value", stated.value());
            if (value == null) {
                return null;
            }
            Figure figure = new Figure(
                    stated.qualifier() == null ? Qualifier.EXACTLY : stated.qualifier(),
                    value,
                    unit,
                    asReported,
                    ofCommodity ? basis(field + ".basis", stated.basis()) : null);
            if (figure.percent()
                    .filter(percent -> percent.compareTo(HUNDRED) > 0)
                    .isPresent()) {
                error(field + ".value", value.toPlainString() + " " + unit, "is more than 100 %");
            }
            return figure;
        }

        private BigDecimal value(String field, BigDecimal stated) {
            if (stated == null) {
                return error(field, null, "a figure has a value: one that is not available is left out");
            }
            if (stated.signum() < 0) {
                return error(field, compact(stated), "is negative");
            }
            return isPlausible(stated)
                    ? stated
                    : error(
                            field,
                            compact(stated),
                            "has more than " + MOST_DIGITS + " digits before or behind the point");
        }

        /** Not in plain digits: there may be a thousand million of them. */
        private static String compact(BigDecimal value) {
            return value.toString();
        }

        private String unit(String field, String stated, Function<String, Optional<String>> units) {
            String term = text(field, stated);
            return term == null
                    ? null
                    : units.apply(term)
                            .orElseGet(() -> error(
                                    field,
                                    term,
                                    "is no unit that is known here; leave it out and state it as unitAsReported"));
        }

        private Optional<String> massUnit(String term) {
            return MassUnit.find(term).map(MassUnit::code);
        }

        private Optional<String> gradeUnit(String term) {
            return GradeUnit.find(term).map(GradeUnit::code);
        }

        private String basis(String field, String stated) {
            String term = text(field, stated);
            return term == null
                    ? null
                    : bases.find(term, commodity)
                            .map(Basis::code)
                            .orElseGet(() -> error(
                                    field,
                                    term,
                                    "expected element, ore, gross-weight, not-stated"
                                            + (bases.isRareEarth(commodity) ? ", REO" : "")
                                            + " or a compound of " + commodity.code()));
        }

        private BigDecimal share(BigDecimal stated) {
            if (stated == null) {
                return null;
            }
            boolean isShare = isPlausible(stated) && stated.signum() > 0 && stated.compareTo(HUNDRED) <= 0;
            return isShare
                    ? stated
                    : error("attributablePercent", compact(stated), "more than 0 and up to 100 percent");
        }

        /** A cut-off may also be a value in money, in whatever unit. */
        private Figure cutOff(EstimateDocument.FigureDocument stated) {
            if (stated == null) {
                return null;
            }
            Figure figure = figure("cutOff", stated, this::gradeUnit, true);
            if (figure != null && figure.unit() == null && figure.unitAsReported() == null) {
                error("cutOff.unit", null, "a cut-off has a unit, or unitAsReported such as USD/t");
            }
            return figure;
        }

        private PriceAssumption price(PriceAssumption stated) {
            if (stated == null) {
                return null;
            }
            BigDecimal amount = value("price.amount", stated.amount());
            String currency =
                    stated.currency() == null ? null : stated.currency().toUpperCase(Locale.ROOT);
            if (currency == null || !Currencies.isOne(currency)) {
                error("price.currency", stated.currency(), "expected an ISO 4217 currency such as USD");
            }
            String per = text("price.per", stated.per());
            if (per == null) {
                error("price.per", null, "a price is for something, such as t, lb or mtu WO3");
            }
            return new PriceAssumption(amount, currency, per);
        }

        private CompetentPerson person(CompetentPerson stated) {
            if (stated == null) {
                return null;
            }
            String name = text("competentPerson.name", stated.name());
            if (name == null) {
                error("competentPerson.name", null, "a person has a name");
            }
            return new CompetentPerson(
                    name,
                    text("competentPerson.organisation", stated.organisation()),
                    text("competentPerson.membership", stated.membership()));
        }

        private EstimateSource source(EstimateSource stated) {
            String title = stated == null ? null : text("source.title", stated.title());
            String uri = stated == null ? null : uri("source.uri", stated.uri());
            if (title == null && uri == null) {
                return error("source", null, "a claim has a source: a title or a URI of who said so");
            }
            String hash = text("source.sha256", stated.sha256());
            if (hash != null && !isSha256(hash)) {
                error("source.sha256", hash, "expected 64 hexadecimal digits");
            }
            return new EstimateSource(
                    title,
                    uri,
                    text("source.page", stated.page()),
                    hash == null ? null : hash.toLowerCase(Locale.ROOT),
                    date("source.readOn", stated.readOn()),
                    words("source.excerpt", stated.excerpt(), LONGEST_EXCERPT),
                    text("source.recordSource", stated.recordSource()),
                    text("source.recordId", stated.recordId()));
        }

        /** Words of several lines, on one. */
        private String words(String field, String stated, int longest) {
            return text(
                    field,
                    stated == null ? null : String.join(" ", stated.strip().split("\\s+")),
                    longest);
        }

        private static boolean isSha256(String hash) {
            return hash.length() == 64 && hash.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
        }
    }
}
