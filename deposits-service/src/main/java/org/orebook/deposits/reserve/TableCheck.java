package org.orebook.deposits.reserve;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.quantity.Bases;
import org.orebook.chassis.quantity.Basis;
import org.orebook.chassis.quantity.MassUnit;
import org.orebook.chassis.vocabulary.Commodity;
import org.orebook.chassis.vocabulary.CountryReading;
import org.orebook.chassis.vocabulary.Vocabularies;

/** Checks rows of country figures against the vocabularies and against each other, and makes tables of them. */
@ApplicationScoped
class TableCheck {

    static final String USGS = "USGS Mineral Commodity Summaries";

    private static final Pattern EDITION = Pattern.compile("(?:.*[^0-9])?((?:19|20)\\d\\d)");
    private static final Pattern YEAR = Pattern.compile("((?:18|19|20)\\d\\d)(e?)");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NOTE = 1000;

    private final Vocabularies vocabularies;
    private final Bases bases;

    TableCheck(Vocabularies vocabularies, Bases bases) {
        this.vocabularies = vocabularies;
        this.bases = bases;
    }

    /**
     * What rows amount to.
     *
     * @param tables in the order in which they begin; not to be believed where there are errors
     * @param errors what is wrong, row by row
     */
    record Checked(List<EditionTable> tables, List<FieldError> errors) {}

    /**
     * Checks rows.
     *
     * @param source who publishes them; {@code null} where the name of the edition says it, as MCS does
     */
    Checked check(List<TableRow> rows, String source) {
        List<FieldError> errors = new ArrayList<>();
        Map<String, Draft> drafts = new LinkedHashMap<>();
        for (TableRow row : rows) {
            new RowCheck(row, source, errors).addTo(drafts);
        }
        return new Checked(drafts.values().stream().map(Draft::table).toList(), errors);
    }

    /** A table while its rows are read. */
    private static final class Draft {

        private final String source;
        private final String edition;
        private final int year;
        private final String commodity;
        private final List<CountryFigure> figures = new ArrayList<>();
        private final Set<String> named = new HashSet<>();
        private int rows;

        private Draft(String source, String edition, int year, String commodity) {
            this.source = source;
            this.edition = edition;
            this.year = year;
            this.commodity = commodity;
        }

        private EditionTable table() {
            return new EditionTable(source, edition, year, commodity, rows, figures);
        }
    }

    /** One row under check: what is wrong goes to the errors, and what is right is still read, to find all that is. */
    private final class RowCheck {

        private final TableRow row;
        private final String source;
        private final List<FieldError> errors;
        private final int errorsBefore;

        private RowCheck(TableRow row, String source, List<FieldError> errors) {
            this.row = row;
            this.source = source;
            this.errors = errors;
            this.errorsBefore = errors.size();
        }

        private void addTo(Map<String, Draft> drafts) {
            String edition = text("edition", LONGEST_NAME);
            int editionYear = editionYear(edition);
            Commodity commodity = commodity();
            String unit = unit();
            String basis = basis(commodity);
            RowKind kind = kind();
            String country = kind == RowKind.COUNTRY ? country() : null;
            String name = text("country", LONGEST_NAME);
            String note = optional("note", LONGEST_NOTE);
            String uri = uri();
            List<Stated> stated = stated();
            if (errors.size() > errorsBefore) {
                return;
            }
            Draft draft = drafts.computeIfAbsent(
                    edition + "\n" + commodity.code(),
                    key -> new Draft(source == null ? USGS : source, edition, editionYear, commodity.code()));
            if (!draft.named.add(country == null ? kind.code() : country)) {
                wrong("country", "is in the table of " + edition + " for " + commodity + " already");
                return;
            }
            draft.rows++;
            for (Stated one : stated) {
                draft.figures.add(new CountryFigure(
                        draft.rows,
                        kind,
                        country,
                        name,
                        one.measure(),
                        one.year(),
                        one.estimated(),
                        one.figure().value(),
                        one.figure().qualifier(),
                        one.figure().absence(),
                        one.figure().raw(),
                        unit,
                        basis,
                        row.cell("basis"),
                        note,
                        uri));
            }
        }

        private int editionYear(String edition) {
            Matcher year = EDITION.matcher(edition);
            if (!edition.isEmpty() && !year.matches()) {
                wrong("edition", "ends with its year: MCS 2025");
                return 0;
            }
            if (source == null && !edition.isEmpty() && !edition.startsWith("MCS ")) {
                wrong("edition", "of whom? Name who publishes it with source=");
            }
            return edition.isEmpty() ? 0 : Integer.parseInt(year.group(1));
        }

        private Commodity commodity() {
            Optional<Commodity> found = vocabularies.commodities().find(row.cell("commodity"));
            if (found.isEmpty()) {
                wrong("commodity", "is no commodity that is known here");
            }
            return found.orElse(null);
        }

        private String unit() {
            Optional<MassUnit> found = MassUnit.find(row.cell("unit"));
            if (found.isEmpty()) {
                wrong("unit", "is no unit of mass: t, kt, Mt");
            }
            return found.map(MassUnit::code).orElse(null);
        }

        private String basis(Commodity commodity) {
            text("basis", LONGEST_NAME);
            if (commodity == null) {
                return null;
            }
            Optional<Basis> found = readBasis(row.cell("basis"), commodity)
                    .filter(basis -> !basis.equals(Basis.NOT_STATED) && !basis.equals(Basis.ORE));
            if (found.isEmpty()) {
                wrong(
                        "basis",
                        "is no basis of " + commodity + ": REO equivalent, W content, gross weight or a compound");
            }
            return found.map(Basis::code).orElse(null);
        }

        private Optional<Basis> readBasis(String text, Commodity commodity) {
            if (text.startsWith("gross weight")) {
                return Optional.of(Basis.GROSS_WEIGHT);
            }
            for (String ending : new String[] {" content", " equivalent"}) {
                if (text.endsWith(ending)) {
                    return bases.find(text.substring(0, text.length() - ending.length()), commodity);
                }
            }
            return bases.find(text, commodity);
        }

        private RowKind kind() {
            RowKind kind = RowKind.ofCode(row.cell("row_kind"));
            if (kind == null) {
                wrong("row_kind", "expected country, other or world_total");
            } else if (kind != RowKind.COUNTRY && !row.cell("iso2").isEmpty()) {
                wrong("iso2", "is of a country, and the row is of none");
            }
            return kind;
        }

        private String country() {
            String code = row.cell("iso2");
            Optional<String> named =
                    vocabularies.countries().read(row.cell("country")).flatMap(RowCheck::today);
            if (code.isEmpty()) {
                if (named.isEmpty()) {
                    wrong("country", "is no country of today that is known here; iso2 would say which is meant");
                }
                return named.orElse(null);
            }
            if (vocabularies.countries().get(code).isEmpty()) {
                wrong("iso2", "is no country of ISO 3166-1: two capital letters");
                return null;
            }
            if (named.isPresent() && !named.get().equals(code)) {
                wrong("iso2", "is not " + row.cell("country") + ", which is " + named.get());
            }
            return code;
        }

        private static Optional<String> today(CountryReading reading) {
            return reading instanceof CountryReading.Today today ? Optional.of(today.code()) : Optional.empty();
        }

        /** A figure with what it measures. */
        private record Stated(Measure measure, int year, boolean estimated, ReportedFigure figure) {}

        private List<Stated> stated() {
            List<Stated> stated = new ArrayList<>();
            production("a").ifPresent(stated::add);
            production("b").ifPresent(stated::add);
            figure("reserves", "reserves_raw").ifPresent(figure -> {
                agreeOnQualifier(figure);
                stated.add(new Stated(Measure.RESERVES, 0, false, figure));
            });
            if (stated.isEmpty() && errors.size() == errorsBefore) {
                wrong("reserves", "the row has no figure at all");
            }
            if (stated.size() > 1
                    && stated.get(1).measure() == Measure.PRODUCTION
                    && stated.get(0).year() == stated.get(1).year()) {
                wrong("year_b", "is the year of year_a again");
            }
            return stated;
        }

        private Optional<Stated> production(String which) {
            Optional<ReportedFigure> figure = figure("production_" + which, "production_" + which + "_raw");
            if (figure.isEmpty()) {
                return Optional.empty();
            }
            Matcher year = YEAR.matcher(row.cell("year_" + which));
            if (!year.matches()) {
                wrong("year_" + which, "expected a year, with an e where its figures are estimated: 2024e");
                return Optional.empty();
            }
            return Optional.of(new Stated(
                    Measure.PRODUCTION,
                    Integer.parseInt(year.group(1)),
                    !year.group(2).isEmpty(),
                    figure.get()));
        }

        /** A figure of a number and its text, of which one may be missing and both must agree. */
        private Optional<ReportedFigure> figure(String numberColumn, String rawColumn) {
            String number = row.cell(numberColumn);
            String raw = row.cell(rawColumn);
            if (number.isEmpty() && raw.isEmpty()) {
                return Optional.empty();
            }
            Optional<ReportedFigure> asNumber = number.isEmpty() ? Optional.empty() : readable(numberColumn);
            if (raw.isEmpty()) {
                return asNumber;
            }
            Optional<ReportedFigure> asRaw = readable(rawColumn);
            if (asRaw.isPresent() && asNumber.isPresent() && !sameValue(asRaw.get(), asNumber.get())) {
                wrong(numberColumn, "is not what " + rawColumn + " says: " + raw);
            }
            return asRaw;
        }

        private Optional<ReportedFigure> readable(String column) {
            String text = row.cell(column);
            Optional<ReportedFigure> figure = ReportedFigure.read(text);
            if (figure.isEmpty()) {
                wrong(
                        column,
                        text.startsWith("-")
                                ? "is below zero"
                                : "is neither a number, such as 1900000 or >1,900,000, nor NA, W, ( ) or a dash");
            }
            return figure;
        }

        private static boolean sameValue(ReportedFigure one, ReportedFigure other) {
            if (one.value() == null || other.value() == null) {
                return one.absence() == other.absence();
            }
            return one.value().compareTo(other.value()) == 0;
        }

        private void agreeOnQualifier(ReportedFigure figure) {
            String stated = row.cell("reserves_qualifier");
            String found = figure.absence() == null ? figure.qualifier().code() : absenceSign(figure.absence());
            if (!stated.isEmpty() && !stated.equals(found)) {
                wrong("reserves_qualifier", "is not what the figure says: " + found);
            }
        }

        private static String absenceSign(Absence absence) {
            return switch (absence) {
                case NOT_AVAILABLE -> "NA";
                case WITHHELD -> "W";
                case IN_TOTAL -> "in_total";
            };
        }

        private String uri() {
            String uri = optional("source_url", LONGEST_NOTE);
            if (uri != null && !uri.matches("https?://\\S+")) {
                wrong("source_url", "is no web address");
            }
            return uri;
        }

        private String text(String column, int longest) {
            if (row.cell(column).isEmpty()) {
                wrong(column, "is missing");
            }
            optional(column, longest);
            return row.cell(column);
        }

        private String optional(String column, int longest) {
            String text = row.cell(column);
            if (text.length() > longest) {
                wrong(column, "has more than " + longest + " characters");
            }
            if (text.chars().anyMatch(Character::isISOControl)) {
                wrong(column, "has a control character");
            }
            return text.isEmpty() ? null : text;
        }

        private void wrong(String column, String reason) {
            String value = row.cell(column);
            errors.add(FieldError.of(
                    "rows[" + row.number() + "]." + column,
                    value.isEmpty() ? null : value.replace("\u0000", "\uFFFD"),
                    reason));
        }
    }
}
