package org.orebook.deposits.deposit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.orebook.chassis.page.Limit;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.problem.Refusal;
import org.orebook.chassis.statement.PlainText;
import org.orebook.chassis.vocabulary.CountryReading;
import org.orebook.chassis.vocabulary.Vocabularies;

/** Reads the parameters of a search and says what is wrong with them. */
@ApplicationScoped
class DepositQueryReader {

    private static final int LONGEST_TEXT = 200;
    private static final double WIDEST_KILOMETRES = 2000;
    private static final double DEFAULT_KILOMETRES = 50;

    private final Vocabularies vocabularies;
    private final InstantSource clock;

    DepositQueryReader(Vocabularies vocabularies, InstantSource clock) {
        this.vocabularies = vocabularies;
        this.clock = clock;
    }

    /**
     * The query that the parameters ask.
     *
     * @throws Refusal.Malformed with every parameter that cannot be read
     */
    DepositQuery read(DepositSearchParameters parameters) {
        return new Reading().read(parameters);
    }

    private final class Reading {

        private final List<FieldError> errors = new ArrayList<>();

        private DepositQuery read(DepositSearchParameters asked) {
            DepositQuery.Near near = near(asked.near, asked.within);
            String text = text(asked.q);
            DepositQuery query = new DepositQuery(
                    text,
                    words("country", asked.country, this::country),
                    commodities(asked.commodity, asked.criticalList),
                    words("kind", asked.kind, code -> ofCode(DepositKind.ofCode(code) != null, code)),
                    words(
                            "stage",
                            asked.stage,
                            term -> vocabularies.stages().find(term).map(stage -> stage.code())),
                    words(
                            "depositType",
                            asked.depositType,
                            term -> vocabularies.depositTypes().find(term).map(type -> type.code())),
                    words("visibility", asked.visibility, code -> ofCode(Visibility.ofCode(code) != null, code)),
                    boxes(asked.bbox),
                    near,
                    plain("parent", asked.parent),
                    plain("source", asked.source),
                    sort(asked.sort, text != null, near != null),
                    facets(asked.facets),
                    Limit.of(asked.limit),
                    blankToNull(asked.cursor));
            if (!errors.isEmpty()) {
                throw new Refusal.Malformed(
                        "bad-parameter", "Bad parameter", "A parameter of the search cannot be read.", errors);
            }
            return query;
        }

        private String text(String q) {
            String text = blankToNull(q);
            return text != null && text.length() > LONGEST_TEXT
                    ? error("q", null, "at most " + LONGEST_TEXT + " characters")
                    : text;
        }

        private String plain(String field, String asked) {
            String text = blankToNull(asked);
            String fault = text == null ? null : PlainText.fault(text);
            return fault == null ? text : error(field, null, fault);
        }

        private Optional<String> country(String term) {
            return vocabularies
                    .countries()
                    .read(term)
                    .filter(CountryReading.Today.class::isInstance)
                    .map(reading -> ((CountryReading.Today) reading).code());
        }

        private Set<String> commodities(List<String> asked, String list) {
            Set<String> codes = new HashSet<>();
            for (String term : split(asked)) {
                vocabularies
                        .commodities()
                        .find(term)
                        .ifPresentOrElse(
                                found -> codes.addAll(vocabularies.commodities().withDescendants(found.code())),
                                () -> error("commodity", term, "is no commodity that the vocabulary knows"));
            }
            String listCode = blankToNull(list);
            if (listCode == null) {
                return codes;
            }
            Set<String> members = membersOf(listCode);
            if (codes.isEmpty()) {
                return members;
            }
            codes.retainAll(members);
            // Nothing that was asked for is on the list: the answer is nothing, not everything.
            return codes.isEmpty() ? Set.of("") : codes;
        }

        private Set<String> membersOf(String list) {
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            if (!vocabularies.criticalLists().contains(list)) {
                error("criticalList", list, "is no list of critical minerals that the vocabulary knows");
                return Set.of();
            }
            Set<String> members = vocabularies.criticalLists().members(list, today);
            // A list without members matches nothing, and not everything.
            return members.isEmpty() ? Set.of("") : members;
        }

        private List<DepositQuery.Box> boxes(String asked) {
            String text = blankToNull(asked);
            if (text == null) {
                return List.of();
            }
            double[] edges = numbers("bbox", text, 4, "west,south,east,north in degrees");
            if (edges == null) {
                return List.of();
            }
            double west = edges[0];
            double south = edges[1];
            double east = edges[2];
            double north = edges[3];
            if (Math.abs(west) > 180 || Math.abs(east) > 180 || Math.abs(south) > 90 || Math.abs(north) > 90) {
                error("bbox", text, "longitude is -180 to 180, latitude is -90 to 90");
                return List.of();
            }
            if (south > north) {
                error("bbox", text, "its south lies north of its north");
                return List.of();
            }
            // RFC 7946, 5.2: a box whose west is greater than its east crosses the antimeridian.
            return west <= east
                    ? List.of(new DepositQuery.Box(west, south, east, north))
                    : List.of(
                            new DepositQuery.Box(west, south, 180, north),
                            new DepositQuery.Box(-180, south, east, north));
        }

        private DepositQuery.Near near(String asked, String within) {
            String text = blankToNull(asked);
            String distance = blankToNull(within);
            if (text == null) {
                return distance == null ? null : error("within", distance, "goes with near");
            }
            double[] point = numbers("near", text, 2, "longitude,latitude in degrees");
            if (point == null) {
                return null;
            }
            if (Math.abs(point[0]) > 180 || Math.abs(point[1]) > 90) {
                return error("near", text, "longitude is -180 to 180 and comes first, latitude is -90 to 90");
            }
            double[] kilometres =
                    distance == null ? new double[] {DEFAULT_KILOMETRES} : numbers("within", distance, 1, "kilometres");
            if (kilometres == null) {
                return null;
            }
            return kilometres[0] > 0 && kilometres[0] <= WIDEST_KILOMETRES
                    ? new DepositQuery.Near(point[0], point[1], kilometres[0])
                    : error("within", distance, "more than 0 and at most " + WIDEST_KILOMETRES + " kilometres");
        }

        private DepositQuery.Sort sort(String asked, boolean text, boolean near) {
            String code = blankToNull(asked);
            if (code == null) {
                return text ? DepositQuery.Sort.RELEVANCE : near ? DepositQuery.Sort.DISTANCE : DepositQuery.Sort.NAME;
            }
            for (DepositQuery.Sort sort : DepositQuery.Sort.values()) {
                if (sort.code().equals(code)) {
                    return fits(sort, text, near)
                            ? sort
                            : error("sort", code, "relevance goes with q, distance with near");
                }
            }
            return error("sort", code, "expected one of " + codes(DepositQuery.Sort.values(), DepositQuery.Sort::code));
        }

        private boolean fits(DepositQuery.Sort sort, boolean text, boolean near) {
            return switch (sort) {
                case RELEVANCE -> text;
                case DISTANCE -> near;
                case NAME, NUMBER, CHANGED -> true;
            };
        }

        private List<DepositQuery.Facet> facets(List<String> asked) {
            List<DepositQuery.Facet> facets = new ArrayList<>();
            for (String code : split(asked)) {
                Arrays.stream(DepositQuery.Facet.values())
                        .filter(facet -> facet.code().equals(code))
                        .findFirst()
                        .ifPresentOrElse(
                                facets::add,
                                () -> error(
                                        "facets",
                                        code,
                                        "expected some of "
                                                + codes(DepositQuery.Facet.values(), DepositQuery.Facet::code)));
            }
            return facets.stream().distinct().toList();
        }

        private List<String> words(String field, List<String> asked, Function<String, Optional<String>> find) {
            List<String> codes = new ArrayList<>();
            for (String term : split(asked)) {
                find.apply(term)
                        .ifPresentOrElse(codes::add, () -> error(field, term, "is not known to the vocabulary"));
            }
            return codes;
        }

        private double[] numbers(String field, String text, int count, String expected) {
            String[] parts = text.split(",", -1);
            double[] numbers = new double[parts.length];
            for (int i = 0; i < parts.length; i++) {
                try {
                    numbers[i] = Double.parseDouble(parts[i].strip());
                } catch (NumberFormatException noNumber) {
                    numbers[i] = Double.NaN;
                }
            }
            boolean readable = parts.length == count && Arrays.stream(numbers).allMatch(Double::isFinite);
            return readable ? numbers : error(field, text, "expected " + expected);
        }

        /** Notes an error and stands in, as null, for the value that there is not. */
        @SuppressWarnings("TypeParameterUnusedInFormals")
        private <T> T error(String field, Object value, String reason) {
            errors.add(FieldError.of(field, value, reason));
            return null;
        }

        private static <T> String codes(T[] values, Function<T, String> code) {
            return String.join(", ", Arrays.stream(values).map(code).toList());
        }

        private static Optional<String> ofCode(boolean known, String code) {
            return known ? Optional.of(code) : Optional.empty();
        }

        private static String blankToNull(String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }

        /** A parameter may be repeated, or hold several values with commas between. */
        private static List<String> split(List<String> asked) {
            List<String> terms = new ArrayList<>();
            for (String value : asked == null ? List.<String>of() : asked) {
                for (String term : value.split(",", -1)) {
                    if (!term.isBlank()) {
                        terms.add(term.strip());
                    }
                }
            }
            return terms;
        }
    }
}
