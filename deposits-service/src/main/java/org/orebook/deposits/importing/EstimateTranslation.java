package org.orebook.deposits.importing;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.orebook.chassis.json.Coded;
import org.orebook.chassis.quantity.Bases;
import org.orebook.chassis.quantity.Basis;
import org.orebook.chassis.quantity.Qualifier;
import org.orebook.chassis.statement.PartialDate;
import org.orebook.chassis.vocabulary.Commodity;
import org.orebook.chassis.vocabulary.Vocabularies;
import org.orebook.deposits.estimate.Category;
import org.orebook.deposits.estimate.CategoryRow;
import org.orebook.deposits.estimate.EstimateContent;
import org.orebook.deposits.estimate.EstimateKind;
import org.orebook.deposits.estimate.EstimateSource;
import org.orebook.deposits.estimate.Figure;
import org.orebook.deposits.estimate.ReportingCode;
import org.orebook.deposits.importing.source.DepositRow;
import org.orebook.deposits.importing.source.ReportedEstimate;
import org.orebook.deposits.importing.source.ReportedFigure;
import org.orebook.deposits.importing.source.RowError;

/**
 * Translates rows into what estimates state: see decision 8. What a row says in words that nobody knows is kept in them
 * and noted; what it does not say is not made up.
 */
@ApplicationScoped
class EstimateTranslation {

    private static final Pattern DOI = Pattern.compile("10\\.\\d{4,9}/\\S+");
    private static final Pattern DAY_WITH_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}.*");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern BETWEEN_CATEGORIES = Pattern.compile("\\s*[+,;/&]\\s*");
    private static final Set<String> SCHEMES = Set.of("http", "https", "urn", "doi");
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private final Bases bases;
    private final Vocabularies vocabularies;

    EstimateTranslation(Bases bases, Vocabularies vocabularies) {
        this.bases = bases;
        this.vocabularies = vocabularies;
    }

    /**
     * What a row states.
     *
     * @throws RejectedRow with all that is wrong with it
     */
    EstimateContent content(DepositRow site, ReportedEstimate row, Unrecognised unrecognised) {
        Reading reading = new Reading(site, row, unrecognised);
        EstimateContent content = reading.content();
        if (!reading.errors.isEmpty()) {
            throw new RejectedRow(reading.errors);
        }
        return content;
    }

    /** One row being read. */
    private final class Reading {

        private final DepositRow site;
        private final ReportedEstimate row;
        private final Unrecognised unrecognised;
        private final List<RowError> errors = new ArrayList<>(0);

        private Reading(DepositRow site, ReportedEstimate row, Unrecognised unrecognised) {
            this.site = site;
            this.row = row;
            this.unrecognised = unrecognised;
        }

        /** Null where the commodity is not known, without which nothing else can be read. */
        private EstimateContent content() {
            refuseNoFigure();
            Optional<Commodity> known = row.commodity() == null
                    ? Optional.empty()
                    : vocabularies.commodities().find(row.commodity());
            if (known.isEmpty()) {
                return error("commodity", row.commodity(), "unknown-commodity", "No commodity goes by this name.");
            }
            Commodity commodity = known.get();
            List<Category> categories = categories();
            ReportingCode reportingCode = reportingCode();
            Stated stated = stated(commodity);
            return new EstimateContent(
                    commodity.code(),
                    asReported(commodity),
                    row.zone(),
                    reportingCode,
                    kind(categories),
                    null,
                    stated.basis,
                    List.of(new CategoryRow(categories, stated.ore, stated.grade, stated.contained)),
                    attributablePercent(),
                    stated.cutOff,
                    null,
                    date("effective_date", "effective-date", row.effectiveOn()),
                    date("published_date", "published-date", row.publishedOn()),
                    null,
                    source(),
                    note(stated));
        }

        private void refuseNoFigure() {
            if (row.ore() == null && row.grade() == null && row.contained() == null) {
                error(RowError.WHOLE_ROW, null, "no-figure", "The row gives no tonnage, grade or contained amount.");
            }
        }

        private String asReported(Commodity commodity) {
            String words = row.commodityAsReported() == null ? row.commodity() : row.commodityAsReported();
            return words.equals(commodity.code()) ? null : words;
        }

        private List<Category> categories() {
            if (row.categories() == null) {
                return List.of();
            }
            Set<Category> categories = new TreeSet<>();
            for (String term : BETWEEN_CATEGORIES.split(row.categories(), -1)) {
                Category category = category(term);
                if (category == null) {
                    return error(
                            "categories",
                            row.categories(),
                            "unknown-category",
                            "Expected categories of a reporting code, such as Indicated+Inferred.");
                }
                categories.add(category);
            }
            return List.copyOf(categories);
        }

        private static Category category(String term) {
            String word = term.toLowerCase(Locale.ROOT);
            Category category = Category.ofCode(word.equals("proven") ? Category.PROVED.code() : word);
            return category == null ? Category.ofCode(term) : category;
        }

        /** Titles of reports name the code that they are under; nothing else in a row does. */
        private ReportingCode reportingCode() {
            if (row.reportingCode() != null) {
                return coded("reporting_code", row.reportingCode(), ReportingCode.ofCode(row.reportingCode()));
            }
            boolean named =
                    row.documentTitle() != null && row.documentTitle().startsWith(ReportingCode.NI_43_101.code());
            return named ? ReportingCode.NI_43_101 : ReportingCode.NONE;
        }

        /**
         * Only what is all probable or proved is a reserve. Without a category, a figure that stands on the page of a
         * document is a claim, and the record of a database, which has no pages, what is known to be or have been there.
         */
        private EstimateKind kind(List<Category> categories) {
            if (row.kind() != null) {
                return coded("kind", row.kind(), EstimateKind.ofCode(row.kind()));
            }
            if (categories == null || categories.isEmpty()) {
                return row.page() == null ? EstimateKind.ENDOWMENT : EstimateKind.CLAIM;
            }
            for (Category category : categories) {
                if (category.family() != Category.Family.RESERVE) {
                    return EstimateKind.RESOURCE;
                }
            }
            return EstimateKind.RESERVE;
        }

        /** The figures and what they are of. */
        private record Stated(
                String basis, boolean formRead, Figure ore, Figure grade, Figure contained, Figure cutOff) {}

        /** The form says what the figures are of; else what is written with a unit, or with the commodity. */
        private Stated stated(Commodity commodity) {
            StatedUnit ofOre = unit(row.ore(), commodity, StatedUnit::ofMass);
            StatedUnit ofGrade = unit(row.grade(), commodity, StatedUnit::ofGrade);
            StatedUnit ofContained = unit(row.contained(), commodity, StatedUnit::ofMass);
            StatedUnit ofCutOff = unit(row.cutOff(), commodity, StatedUnit::ofGrade);
            Basis form = form(commodity);
            Basis basis = first(
                    explicitBasis(commodity),
                    form,
                    ofGrade.basis(),
                    ofContained.basis(),
                    writtenWithCommodity(commodity));
            return new Stated(
                    basis.code(),
                    form != null,
                    figure(row.ore(), ofOre, basis),
                    figure(row.grade(), ofGrade, basis),
                    figure(row.contained(), ofContained, basis),
                    figure(row.cutOff(), ofCutOff, basis));
        }

        private static Basis first(Basis... candidates) {
            for (Basis candidate : candidates) {
                if (candidate != null) {
                    return candidate;
                }
            }
            return Basis.NOT_STATED;
        }

        private Basis explicitBasis(Commodity commodity) {
            if (row.basis() == null) {
                return null;
            }
            return bases.find(row.basis(), commodity)
                    .orElseGet(() -> error(
                            "basis", row.basis(), "invalid-basis", "This is no basis of " + commodity.name() + "."));
        }

        private Basis form(Commodity commodity) {
            String form = StatedUnit.unlessNothing(row.form());
            return form == null || StatedUnit.isOne(form) ? null : StatedUnit.basis(form, commodity, bases);
        }

        /** {@code % U3O8} and {@code Cu} say what they are of; {@code copper} says but what is looked for. */
        private Basis writtenWithCommodity(Commodity commodity) {
            String words = row.commodityAsReported();
            if (words == null || words.equalsIgnoreCase(commodity.name())) {
                return null;
            }
            return bases.find(words, commodity)
                    .orElseGet(() -> StatedUnit.ofGrade(words, commodity, bases).basis());
        }

        private interface UnitReader {
            StatedUnit read(String text, Commodity commodity, Bases bases);
        }

        private StatedUnit unit(ReportedFigure figure, Commodity commodity, UnitReader reader) {
            String words = figure == null ? null : StatedUnit.unlessNothing(figure.unit());
            if (words == null) {
                return StatedUnit.NONE;
            }
            StatedUnit unit = reader.read(words, commodity, bases);
            if (unit.unit() == null) {
                unrecognised.note(figure.unitField(), words, site.number());
            }
            return unit;
        }

        private Figure figure(ReportedFigure reported, StatedUnit unit, Basis ofEstimate) {
            if (reported == null) {
                return null;
            }
            String words = StatedUnit.unlessNothing(reported.unit());
            boolean ofAnother = unit.basis() != null && !unit.basis().equals(ofEstimate);
            return new Figure(
                    qualifier(reported),
                    reported.value(),
                    unit.unit(),
                    words == null || words.equals(unit.unit()) ? null : words,
                    ofAnother ? unit.basis().code() : null);
        }

        private Qualifier qualifier(ReportedFigure reported) {
            if (reported.qualifier() == null) {
                return Qualifier.EXACTLY;
            }
            for (Qualifier qualifier : Qualifier.values()) {
                if (qualifier.code().equals(reported.qualifier())) {
                    return qualifier;
                }
            }
            return error(
                    reported.field(), reported.qualifier(), "invalid-qualifier", "Expected one of =, >, <, ~, nearly.");
        }

        private BigDecimal attributablePercent() {
            if (row.attributablePercent() == null) {
                return null;
            }
            BigDecimal percent = row.attributablePercent().value();
            return percent.signum() > 0 && percent.compareTo(ALL) <= 0
                    ? percent
                    : error(
                            "attributable_percent",
                            percent.toPlainString(),
                            "invalid-attributable-percent",
                            "A share is more than 0 and at most 100 percent.");
        }

        private String date(String field, String what, String stated) {
            if (stated == null) {
                return null;
            }
            // A spreadsheet adds the midnight; nobody stated it.
            String date = DAY_WITH_TIME.matcher(stated).matches() ? stated.substring(0, 10) : stated;
            return PartialDate.isValid(date)
                    ? date
                    : error(field, stated, "invalid-" + what, "Expected a year, month or day such as 2025-11-06.");
        }

        private EstimateSource source() {
            boolean ofDocument = row.documentUri() != null;
            return new EstimateSource(
                    row.documentTitle(),
                    uri(ofDocument ? "document_uri" : "source_uri", ofDocument ? row.documentUri() : row.sourceUri()),
                    row.page(),
                    sha256(),
                    date("read_on", "read-on", row.readOn()),
                    row.excerpt(),
                    site.source(),
                    site.recordId());
        }

        /** A bare DOI becomes the address that leads to it. */
        private String uri(String field, String stated) {
            if (stated == null) {
                return null;
            }
            String address = DOI.matcher(stated).matches() ? "https://doi.org/" + stated : stated;
            try {
                String scheme = new URI(address).getScheme();
                // Links are shown to people: nothing that a browser would run.
                if (scheme != null && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
                    return address;
                }
            } catch (URISyntaxException illFormed) {
                // It is refused as what it is.
            }
            return error(
                    field,
                    stated,
                    "invalid-" + field.replace('_', '-'),
                    "Expected an absolute http, https, urn or doi URI, or a DOI.");
        }

        private String sha256() {
            String hash = row.sha256() == null ? null : row.sha256().toLowerCase(Locale.ROOT);
            return hash == null || SHA_256.matcher(hash).matches()
                    ? hash
                    : error("sha256", row.sha256(), "invalid-sha256", "Expected 64 hexadecimal digits.");
        }

        /** A form that says nothing to us may say something to a reader. */
        private String note(Stated stated) {
            String form = StatedUnit.unlessNothing(row.form());
            if (form == null || stated.formRead || StatedUnit.isOne(form)) {
                return row.note();
            }
            unrecognised.note("form", form, site.number());
            String words = "Form as reported: " + form;
            return row.note() == null ? words : row.note() + " " + words;
        }

        private <T extends Coded> T coded(String field, String stated, T constant) {
            return constant == null
                    ? error(field, stated, "invalid-" + field.replace('_', '-'), "This is none that is known here.")
                    : constant;
        }

        /** Notes an error and stands in, as null, for the value that there is not. */
        @SuppressWarnings("TypeParameterUnusedInFormals")
        private <T> T error(String field, String value, String code, String reason) {
            errors.add(RowError.because(field, value, code, reason));
            return null;
        }
    }
}
