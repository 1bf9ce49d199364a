package org.orebook.chassis.vocabulary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The countries of ISO 3166-1 and what they were called, here and in the past. The names are our own file rather than the
 * JDK's, which a native image leaves out for every language but one.
 */
public final class Countries {

    private static final String FILE = "countries.txt";
    private static final String HISTORIC_FILE = "historic-countries.txt";
    private static final String EXTENTS_FILE = "country-extents.txt";
    private static final double MARGIN_DEGREES = 2;
    private static final String[] INTRODUCTIONS = {"the", "republicof", "kingdomof", "formerly", "former", "ex"};

    private final Terms<Country> countries = new Terms<>();
    private final Terms<CountryReading> readings = new Terms<>();
    private final List<Historic> historic = new ArrayList<>();
    private final Set<String> refused = new HashSet<>();
    private final Map<String, Extent> extents = new HashMap<>();

    /** Whole degrees of WGS 84. */
    private record Extent(int west, int south, int east, int north) {}

    /**
     * A country that is no more.
     *
     * @param from the first year
     * @param until the last year
     */
    public record Historic(String name, Optional<Integer> from, Optional<Integer> until, List<String> successors) {

        public Historic {
            successors = List.copyOf(successors);
        }
    }

    Countries() {
        this(VocabularyFile.read(FILE), VocabularyFile.read(HISTORIC_FILE));
        VocabularyFile.read(EXTENTS_FILE).forEach(this::addExtent);
    }

    Countries(List<VocabularyFile.Entry> today, List<VocabularyFile.Entry> past) {
        today.forEach(this::addCountry);
        past.forEach(this::addHistoric);
    }

    private void addCountry(VocabularyFile.Entry entry) {
        Map<String, String> names = new TreeMap<>();
        entry.optional(3).ifPresent(name -> names.put("ru", name));
        entry.optional(4).ifPresent(name -> names.put("kk", name));
        List<Country.OtherName> others =
                entry.list(5).stream().map(text -> otherName(text, entry)).toList();
        Country country = new Country(entry.field(0), entry.field(1), entry.field(2), names, others);
        CountryReading reading = new CountryReading.Today(country.code());
        countries.addCode(country.code(), country, entry);
        readings.addCode(country.code(), reading, entry);
        readings.add(country.alpha3(), reading, entry);
        readings.add(country.name(), reading, entry);
        names.values().forEach(name -> readings.add(name, reading, entry));
        others.forEach(other -> readings.add(other.name(), reading, entry));
    }

    private void addHistoric(VocabularyFile.Entry entry) {
        if (entry.field(0).equals("=")) {
            entry.list(1).forEach(name -> refused.add(Term.key(name)));
            return;
        }
        Country.OtherName name = otherName(entry.field(0), entry);
        List<String> successors = List.of(entry.field(1).split(" "));
        for (String code : successors) {
            if (get(code).isEmpty()) {
                throw entry.wrong("no country " + code);
            }
        }
        historic.add(new Historic(name.name(), name.from(), name.until(), successors));
        CountryReading reading = new CountryReading.Dissolved(name.name(), successors);
        readings.add(name.name(), reading, entry);
        entry.list(2).forEach(other -> readings.add(other, reading, entry));
    }

    private void addExtent(VocabularyFile.Entry entry) {
        Extent extent = new Extent(
                Integer.parseInt(entry.field(1)),
                Integer.parseInt(entry.field(2)),
                Integer.parseInt(entry.field(3)),
                Integer.parseInt(entry.field(4)));
        extents.put(entry.field(0), extent);
    }

    /**
     * Whether a place is more than two degrees beyond how far a country reaches. That it is not says little; that it is,
     * is a mistake in the place or in the country, or an overseas territory.
     *
     * @param code ISO 3166-1 alpha-2
     * @param longitude degrees east
     * @param latitude degrees north
     */
    public boolean surelyOutside(String code, double longitude, double latitude) {
        Extent extent = extents.get(code);
        return extent != null
                && (longitude < extent.west() - MARGIN_DEGREES
                        || longitude > extent.east() + MARGIN_DEGREES
                        || latitude < extent.south() - MARGIN_DEGREES
                        || latitude > extent.north() + MARGIN_DEGREES);
    }

    /** {@code Zaire (1971-1997)}, {@code Burma (-1989)} or a mere name. */
    private static Country.OtherName otherName(String text, VocabularyFile.Entry entry) {
        int bracket = text.lastIndexOf('(');
        int dash = text.indexOf('-', Math.max(bracket, 0));
        if (bracket < 0 || dash < 0 || !text.endsWith(")")) {
            return new Country.OtherName(text, Optional.empty(), Optional.empty());
        }
        try {
            return new Country.OtherName(
                    text.substring(0, bracket).strip(),
                    year(text.substring(bracket + 1, dash)),
                    year(text.substring(dash + 1, text.length() - 1)));
        } catch (NumberFormatException e) {
            throw new IllegalStateException(entry.wrong("not years: " + text).getMessage(), e);
        }
    }

    private static Optional<Integer> year(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(text));
    }

    /**
     * What a country as reported means today: its code (alpha-2 or alpha-3), its name in any of the languages, another
     * spelling or a former name; whatever its case, accents, punctuation and what a wrong encoding left of them. Brackets
     * may add what does not contradict: {@code Russia (Buryatia)}, {@code Burkina Faso (Upper Volta)}. Empty if unknown,
     * contradictory ({@code Kosovo (Serbia)}) or naming several countries.
     */
    public Optional<CountryReading> read(String reported) {
        String key = Term.key(reported);
        if (refused.contains(key)) {
            return Optional.empty();
        }
        return readings.findKey(key).or(() -> readWithoutIntroduction(key)).or(() -> readBrackets(reported));
    }

    /** The code of the country of today that a term means; empty where it means none, or one that is no more. */
    public Optional<String> today(String term) {
        return read(term).flatMap(reading -> switch (reading) {
            case CountryReading.Today country -> Optional.of(country.code());
            case CountryReading.Dissolved dissolved -> Optional.empty();
        });
    }

    private Optional<CountryReading> readWithoutIntroduction(String key) {
        for (String introduction : INTRODUCTIONS) {
            // What remains must be a name, not the code of another country: "there" is not Réunion.
            if (key.startsWith(introduction) && key.length() > introduction.length() + 3) {
                Optional<CountryReading> reading = readings.findKey(key.substring(introduction.length()));
                if (reading.isPresent()) {
                    return reading;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<CountryReading> readBrackets(String reported) {
        int open = reported.indexOf('(');
        int close = reported.indexOf(')', open + 1);
        if (open < 0 || close < 0) {
            return Optional.empty();
        }
        String outside = reported.substring(0, open) + reported.substring(close + 1);
        String inside = reported.substring(open + 1, close);
        if (refused.contains(Term.key(outside)) || refused.contains(Term.key(inside))) {
            return Optional.empty();
        }
        Optional<CountryReading> outer = readings.find(outside);
        Optional<CountryReading> inner = readings.find(inside);
        boolean contradict = outer.isPresent() && inner.isPresent() && !outer.equals(inner);
        return contradict ? Optional.empty() : outer.or(() -> inner);
    }

    /** The country of an alpha-2 code in upper case. */
    public Optional<Country> get(String code) {
        return Optional.ofNullable(countries.byCode().get(code));
    }

    /** All, by alpha-2 code. */
    public List<Country> all() {
        return List.copyOf(countries.byCode().values());
    }

    /** The countries that are no more, with what became of them. */
    public List<Historic> historic() {
        return List.copyOf(historic);
    }
}
