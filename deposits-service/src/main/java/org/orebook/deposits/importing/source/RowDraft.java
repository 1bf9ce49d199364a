package org.orebook.deposits.importing.source;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A row while it is read: what was understood so far, and everything that is wrong with it. */
final class RowDraft {

    static final int MAX_NAME_CHARS = 500;
    static final int MAX_TEXT_CHARS = 1_000;
    static final int MAX_LIST_CHARS = 10_000;
    static final int MAX_URI_CHARS = 2_000;
    static final int MAX_VALUES = 200;
    private static final double MAX_ACCURACY_METRES = 10_000_000;

    private final long number;
    private final long line;
    private final String defaultSource;
    private final DepositRow.Builder row;
    private final List<RowError> errors = new ArrayList<>(0);
    private final List<RowError> passedOver = new ArrayList<>(0);
    private final Set<String> commodityTerms = new HashSet<>();
    private ReportedEstimate estimate;
    private int names;

    /** @param defaultSource the source of a row that names none, or null */
    RowDraft(long number, long line, String defaultSource) {
        this.number = number;
        this.defaultSource = defaultSource;
        this.line = line;
        this.row = DepositRow.builder(number, line);
    }

    DepositRow.Builder row() {
        return row;
    }

    void source(String source) {
        row.source(source == null ? defaultSource : source);
    }

    void reject(String field, String value, RowProblem problem, String reason) {
        errors.add(RowError.of(field, value, problem, reason));
    }

    /** What the row says beside its deposit: from now on it is a row of an estimate. */
    void estimate(ReportedEstimate reported) {
        estimate = reported;
    }

    RowReading finish() {
        if (!errors.isEmpty()) {
            return new RowReading.Rejected(number, line, errors);
        }
        return estimate == null
                ? new RowReading.Accepted(row.build())
                : new RowReading.Estimated(row.build(), estimate, passedOver);
    }

    /** The text, cleaned; null where there is none, or where it is unusable, which is noted. */
    String text(String field, String raw, int maxChars) {
        RowProblem fault = ReportedText.fault(raw);
        if (fault != null) {
            reject(field, raw, fault, reasonOf(fault));
            return null;
        }
        String text = ReportedText.clean(raw);
        if (text != null && text.length() > maxChars) {
            reject(
                    field,
                    text,
                    RowProblem.TOO_LONG,
                    String.format(
                            Locale.ROOT,
                            "The text has %,d characters; at most %,d are kept.",
                            text.length(),
                            maxChars));
            return null;
        }
        return text;
    }

    private static String reasonOf(RowProblem fault) {
        return fault == RowProblem.MALFORMED_ENCODING
                ? "Some bytes are no characters in the file's encoding: save it as UTF-8, or declare its charset."
                : "The text holds a control character.";
    }

    void name(String field, ReportedName name) {
        if (name.text().length() > MAX_NAME_CHARS) {
            reject(
                    field,
                    name.text(),
                    RowProblem.TOO_LONG,
                    String.format(
                            Locale.ROOT,
                            "The name has %,d characters; at most %d are kept.",
                            name.text().length(),
                            MAX_NAME_CHARS));
        } else if (++names > MAX_VALUES) {
            rejectOnce(field, names, "names");
        } else {
            row.name(name);
        }
    }

    /**
     * The alternatives of one cell, {@code Boguty; Bogutin}. Only separators outside parentheses part them:
     * {@code Lakeshore (Cyprus Casa Grande; Cyprus Tohono)} is one name.
     */
    void names(String field, String cell, String separators, String kindOfFirst, String language, String script) {
        String kind = kindOfFirst;
        for (String name : ReportedText.splitOutsideParentheses(cell, separators)) {
            if (ReportedText.hasLetterOrDigit(name)) {
                name(field, new ReportedName(name, language, script, kind));
                kind = ReportedName.ALTERNATIVE;
            }
        }
    }

    /** A commodity, unless it was named before in this row, or is only what splitting left of a parenthesis. */
    void commodity(String field, String reported, String role) {
        String term = withoutLoneParenthesis(reported);
        if (!ReportedText.hasLetterOrDigit(term)) {
            return;
        }
        if (term.length() > MAX_NAME_CHARS) {
            reject(
                    field,
                    term,
                    RowProblem.TOO_LONG,
                    String.format(Locale.ROOT, "The commodity has more than %d characters.", MAX_NAME_CHARS));
        } else if (commodityTerms.add(term.toLowerCase(Locale.ROOT))) {
            if (commodityTerms.size() > MAX_VALUES) {
                rejectOnce(field, commodityTerms.size(), "commodities");
            } else {
                row.commodity(new ReportedCommodity(term, role));
            }
        }
    }

    private static String withoutLoneParenthesis(String term) {
        if (term.endsWith(")") && term.indexOf('(') < 0) {
            return term.substring(0, term.length() - 1).strip();
        }
        if (term.startsWith("(") && term.indexOf(')') < 0) {
            return term.substring(1).strip();
        }
        return term;
    }

    private void rejectOnce(String field, int count, String what) {
        if (count == MAX_VALUES + 1) {
            reject(
                    field,
                    null,
                    RowProblem.TOO_MANY_VALUES,
                    String.format(Locale.ROOT, "The row gives more than %d %s.", MAX_VALUES, what));
        }
    }

    /** A number from text, or null where there is none or it is not one, which is noted. */
    Double number(String field, String raw, boolean commaMayBeDecimal) {
        String text = text(field, raw, MAX_TEXT_CHARS);
        if (text == null) {
            return null;
        }
        return switch (ReportedNumber.parse(text, commaMayBeDecimal)) {
            case ReportedNumber.Read(double value) -> value;
            case ReportedNumber.Unreadable(String reason) -> {
                reject(field, text, RowProblem.NOT_A_NUMBER, reason);
                yield null;
            }
        };
    }

    /** A figure from text, exactly as written, or null where there is none or it cannot be one, which is noted. */
    BigDecimal decimal(String field, String raw) {
        String text = text(field, raw, MAX_TEXT_CHARS);
        if (text == null) {
            return null;
        }
        return switch (ReportedDecimal.parse(text)) {
            case ReportedDecimal.Read(BigDecimal value) -> value;
            case ReportedDecimal.Refused(RowProblem problem, String reason) -> {
                reject(field, text, problem, reason);
                yield null;
            }
        };
    }

    void accuracyMetres(String field, Double metres) {
        if (metres == null) {
            return;
        }
        if (metres >= 0 && metres <= MAX_ACCURACY_METRES) {
            row.accuracyMetres(metres);
        } else {
            reject(
                    field,
                    metres.toString(),
                    RowProblem.OUT_OF_RANGE,
                    "An accuracy lies between 0 and 10,000,000 metres.");
        }
    }

    /**
     * A position in degrees. Refused: only one of the two; out of range, saying so where exchanging them would be valid;
     * and exactly 0, 0, which in lists of deposits stands for a position that nobody knew (it lies in the open sea).
     */
    void position(String longitudeField, Double longitude, String latitudeField, Double latitude) {
        if (longitude == null && latitude == null) {
            return;
        }
        if (longitude == null || latitude == null) {
            reject(
                    longitude == null ? longitudeField : latitudeField,
                    null,
                    RowProblem.INCOMPLETE_POSITION,
                    "A position needs both a longitude and a latitude, or neither.");
        } else if (!within(latitude, 90) && within(latitude, 180) && within(longitude, 90)) {
            reject(
                    latitudeField,
                    plain(latitude),
                    RowProblem.SWAPPED_COORDINATES,
                    String.format(
                            Locale.ROOT,
                            "A latitude lies between -90 and 90; longitude %s and latitude %s look exchanged.",
                            plain(longitude),
                            plain(latitude)));
        } else if (!within(latitude, 90) || !within(longitude, 180)) {
            outOfRange(latitudeField, latitude, "latitude", 90);
            outOfRange(longitudeField, longitude, "longitude", 180);
        } else if (latitude == 0 && longitude == 0) {
            reject(
                    latitudeField,
                    "0, 0",
                    RowProblem.ZERO_POSITION,
                    "Longitude 0 and latitude 0 is open sea: leave both empty where the position is not known.");
        } else {
            row.position(longitude, latitude);
        }
    }

    /**
     * A position that the row could do without: exactly 0, 0 is none, and is passed over. Everything else that is refused
     * of a {@link #position} is refused of this one.
     */
    void positionOrNone(String longitudeField, Double longitude, String latitudeField, Double latitude) {
        if (longitude != null && latitude != null && longitude == 0 && latitude == 0) {
            passedOver.add(RowError.of(
                    latitudeField, "0, 0", RowProblem.ZERO_POSITION, "Longitude 0 and latitude 0 is open sea."));
        } else {
            position(longitudeField, longitude, latitudeField, latitude);
        }
    }

    private void outOfRange(String field, double degrees, String what, int limit) {
        if (!within(degrees, limit)) {
            reject(
                    field,
                    plain(degrees),
                    RowProblem.OUT_OF_RANGE,
                    String.format(Locale.ROOT, "A %s lies between -%d and %d degrees.", what, limit, limit));
        }
    }

    private static boolean within(double degrees, int limit) {
        return degrees >= -limit && degrees <= limit;
    }

    private static String plain(double degrees) {
        return degrees == Math.rint(degrees) && Math.abs(degrees) < 1e9
                ? Long.toString((long) degrees)
                : Double.toString(degrees);
    }
}
