package org.orebook.agreements.agreement;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.quantity.Bases;
import org.orebook.chassis.quantity.Basis;
import org.orebook.chassis.quantity.MassUnit;
import org.orebook.chassis.quantity.Qualifier;
import org.orebook.chassis.statement.SourceReference;
import org.orebook.chassis.statement.StatedReading;
import org.orebook.chassis.vocabulary.Commodity;
import org.orebook.chassis.vocabulary.Vocabularies;

/** Turns what a caller wrote about an agreement into what is kept, and says everything at once that cannot be. */
@ApplicationScoped
class AgreementCheck {

    private static final int LONGEST_NOTE = 4000;
    private static final int LONGEST_TEXT = 2000;
    private static final int MOST = 100;

    /** Digits before and behind the point: no figure of an agreement has more, and arithmetic stays cheap. */
    private static final int MOST_DIGITS = 20;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

    /** The members that a line of each kind has, besides its id, kind, firmness and text. */
    private static final Map<LineKind, Set<String>> MEMBERS = new EnumMap<>(Map.of(
            LineKind.SHARE, Set.of("deposit", "percent", "holder"),
            LineKind.TONNAGE, Set.of("deposit", "commodity", "quantity", "outOf", "holder"),
            LineKind.RATE, Set.of("deposit", "country", "commodity", "quantity", "termYears", "holder"),
            LineKind.EXCLUSIVITY, Set.of("deposit", "commodity", "from", "until", "holder"),
            LineKind.COUNTRY_WIDE, Set.of("country", "commodity"),
            LineKind.OTHER, Set.of("deposit", "country", "commodity", "holder")));

    private final Vocabularies vocabularies;
    private final Bases bases;

    AgreementCheck(Vocabularies vocabularies, Bases bases) {
        this.vocabularies = vocabularies;
        this.bases = bases;
    }

    /**
     * What is known of the records that a document names.
     *
     * @param parties ids of those that there are
     * @param winners the deposit that goes on for each that may be named
     * @param before what the agreement said so far; {@code null} of a new one
     */
    record Known(Set<UUID> parties, Map<UUID, UUID> winners, AgreementContent before) {

        Known {
            parties = Set.copyOf(parties);
            winners = Map.copyOf(winners);
        }
    }

    /** Ids of all parties that a document names. */
    static Set<UUID> partiesOf(AgreementDocument document) {
        Stream<UUID> participants = all(document.parties()).map(Participation::party);
        Stream<UUID> signing = all(document.signatories()).map(Signatory::party);
        Stream<UUID> holders = all(document.lines()).map(AgreementDocument.LineDocument::holder);
        return Stream.of(participants, signing, holders)
                .flatMap(ids -> ids)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** Ids of all deposits that a document names. */
    static Set<UUID> depositsOf(AgreementDocument document) {
        return all(document.lines())
                .map(AgreementDocument.LineDocument::deposit)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** The ids of a request that is too long are not asked for: it is refused anyway. */
    private static <T> Stream<T> all(List<T> stated) {
        return stated == null
                ? Stream.empty()
                : stated.stream().filter(Objects::nonNull).limit(MOST + 1L);
    }

    /**
     * The content that a document states.
     *
     * @throws AgreementRefusals.InvalidAgreement with all that is wrong with it
     */
    AgreementContent content(AgreementDocument document, Known known) {
        Reading reading = new Reading(known);
        AgreementContent content = reading.content(document);
        List<FieldError> errors = reading.errors();
        if (!errors.isEmpty()) {
            throw new AgreementRefusals.InvalidAgreement(errors);
        }
        return content;
    }

    /**
     * The dates of a content, which a step has changed, in their order.
     *
     * @throws AgreementRefusals.InvalidAgreement where one is none, or out of order
     */
    AgreementDates dates(AgreementDates stated) {
        Reading reading = new Reading(new Known(Set.of(), Map.of(), null));
        AgreementDates dates = reading.dates(stated);
        List<FieldError> errors = reading.errors();
        if (!errors.isEmpty()) {
            throw new AgreementRefusals.InvalidAgreement(errors);
        }
        return dates;
    }

    /**
     * Those who signed.
     *
     * @param parties ids of the agreement's parties
     */
    List<Signatory> signatories(List<Signatory> stated, Set<UUID> parties) {
        Reading reading = new Reading(new Known(parties, Map.of(), null));
        List<Signatory> signatories = reading.signatories(stated, parties);
        List<FieldError> errors = reading.errors();
        if (!errors.isEmpty()) {
            throw new AgreementRefusals.InvalidAgreement(errors);
        }
        return signatories;
    }

    /** A text that an amendment or obligation is stated in: on one line, and there. */
    static String text(String field, String stated, boolean needed) {
        Words words = new Words();
        String text = words.words(field, stated);
        if (text == null && needed && words.errors().isEmpty()) {
            words.missing(field);
        }
        if (!words.errors().isEmpty()) {
            throw new AgreementRefusals.InvalidAgreement(words.errors());
        }
        return text;
    }

    private static final class Words extends StatedReading {
        private String words(String field, String stated) {
            return text(field, stated == null ? null : onOneLine(stated), LONGEST_TEXT);
        }

        private void missing(String field) {
            error(field, null, "is needed");
        }
    }

    private static String onOneLine(String stated) {
        return String.join(" ", stated.strip().split("\\s+"));
    }

    /** One document being read. */
    private final class Reading extends StatedReading {

        private final Known known;

        private Reading(Known known) {
            this.known = known;
        }

        private AgreementContent content(AgreementDocument document) {
            if (document.type() == null) {
                error("type", null, "an agreement is of a type, such as mou or offtake");
            }
            String title = text("title", document.title());
            if (title == null && !errorAt("title")) {
                error("title", null, "an agreement has a title");
            }
            List<Participation> parties = parties(document.parties());
            Set<UUID> partyIds = parties.stream().map(Participation::party).collect(Collectors.toSet());
            List<String> languages = languages("languages", document.languages());
            AgreementContent content = new AgreementContent(
                    document.type(),
                    title,
                    text("reference", document.reference()),
                    parties,
                    signatories(document.signatories(), partyIds),
                    document.binding() == null ? Binding.NOT_STATED : document.binding(),
                    each("clauses", document.clauses(), this::clause),
                    dates(document.dates()),
                    text("term", document.term()),
                    text("governingLaw", document.governingLaw()),
                    text("disputeForum", document.disputeForum()),
                    languages,
                    authentic(document.authenticLanguages(), languages),
                    document.confidentiality() == null ? Confidentiality.CONFIDENTIAL : document.confidentiality(),
                    document.embargoUntil(),
                    value(document.value()),
                    each("lines", document.lines(), (field, line) -> line(field, line, partyIds)),
                    document.predecessor(),
                    each("sources", document.sources(), this::source),
                    words("note", document.note(), LONGEST_NOTE));
            embargo(document);
            lineIdsOnce(document.lines());
            shares(content.lines());
            return content;
        }

        private void embargo(AgreementDocument document) {
            // PostgreSQL keeps no year beyond 294276.
            Instant until = document.embargoUntil();
            if (until != null && (until.isBefore(Instant.EPOCH) || until.isAfter(LATEST))) {
                error("embargoUntil", until, "expected an instant between 1970 and 9999");
            }
        }

        private boolean errorAt(String field) {
            return errors().stream().anyMatch(error -> error.field().equals(field));
        }

        private <T, R> List<R> each(String field, List<T> stated, BiFunction<String, T, R> read) {
            if (stated == null) {
                return List.of();
            }
            if (stated.size() > MOST) {
                error(field, stated.size(), "at most " + MOST);
                return List.of();
            }
            List<R> all = new ArrayList<>(stated.size());
            for (int i = 0; i < stated.size(); i++) {
                String at = field + "[" + i + "]";
                T value = present(at, stated.get(i));
                R made = value == null ? null : read.apply(at, value);
                if (made != null) {
                    all.add(made);
                }
            }
            return all;
        }

        private List<Participation> parties(List<Participation> stated) {
            if (stated == null || stated.isEmpty()) {
                error("parties", null, "an agreement has at least one party");
                return List.of();
            }
            Set<Participation> seen = new HashSet<>();
            return each("parties", stated, (field, participation) -> {
                if (participation.role() == null) {
                    return error(field + ".role", null, "a party has a role, such as investor or state");
                }
                if (participation.party() == null) {
                    return error(field + ".party", null, "the id of a party");
                }
                if (!known.parties().contains(participation.party())) {
                    return error(field + ".party", participation.party(), "there is no such party");
                }
                return seen.add(participation) ? participation : error(field, null, "stands there twice");
            });
        }

        private List<Signatory> signatories(List<Signatory> stated, Set<UUID> parties) {
            return each("signatories", stated, (field, signatory) -> {
                String name = text(field + ".name", signatory.name());
                if (name == null) {
                    error(field + ".name", null, "who signs has a name");
                }
                return new Signatory(
                        name,
                        text(field + ".position", signatory.position()),
                        participant(field + ".party", signatory.party(), parties),
                        date(field + ".signedOn", signatory.signedOn()));
            });
        }

        private UUID participant(String field, UUID party, Set<UUID> parties) {
            return party == null || parties.contains(party)
                    ? party
                    : error(field, party, "is no party to the agreement");
        }

        private Clause clause(String field, Clause stated) {
            String name = text(field + ".name", stated.name());
            if (name == null) {
                return error(field + ".name", null, "a clause has a name, such as exclusivity");
            }
            return new Clause(
                    name,
                    stated.binding() == null ? Binding.NOT_STATED : stated.binding(),
                    words(field + ".note", stated.note(), LONGEST_TEXT));
        }

        private AgreementDates dates(AgreementDates stated) {
            if (stated == null) {
                return AgreementDates.NONE;
            }
            AgreementDates dates = new AgreementDates(
                    date("dates.announcedOn", stated.announcedOn()),
                    date("dates.signedOn", stated.signedOn()),
                    date("dates.ratifiedOn", stated.ratifiedOn()),
                    date("dates.inForceOn", stated.inForceOn()),
                    date("dates.effectiveOn", stated.effectiveOn()),
                    date("dates.expiresOn", stated.expiresOn()));
            notBefore("ratifiedOn", dates.ratifiedOn(), "signedOn", dates.signedOn());
            notBefore("inForceOn", dates.inForceOn(), "signedOn", dates.signedOn());
            notBefore("inForceOn", dates.inForceOn(), "ratifiedOn", dates.ratifiedOn());
            notBefore("expiresOn", dates.expiresOn(), "signedOn", dates.signedOn());
            notBefore("expiresOn", dates.expiresOn(), "inForceOn", dates.inForceOn());
            notBefore("expiresOn", dates.expiresOn(), "effectiveOn", dates.effectiveOn());
            return dates;
        }

        private void notBefore(String later, String date, String earlier, String other) {
            if (date != null && other != null && DateOrder.isBefore(date, other)) {
                error("dates." + later, date, "is before " + earlier + ", " + other);
            }
        }

        private List<String> languages(String field, List<String> stated) {
            return each(
                    field,
                    stated,
                    (at, language) -> LANGUAGE.matcher(language).matches() && language.length() <= 35
                            ? language
                            : error(at, language, "expected a language of BCP 47 such as en, ru or kk"));
        }

        private List<String> authentic(List<String> stated, List<String> languages) {
            List<String> authentic = languages("authenticLanguages", stated);
            for (String language : authentic) {
                if (!languages.contains(language)) {
                    error("authenticLanguages", language, "is none of the languages of the agreement");
                }
            }
            return authentic;
        }

        private AgreementValue value(AgreementValue stated) {
            if (stated == null) {
                return null;
            }
            BigDecimal amount = figure("value.amount", stated.amount());
            String currency =
                    stated.currency() == null ? null : stated.currency().toUpperCase(Locale.ROOT);
            if (currency == null || !Currencies.isOne(currency)) {
                error("value.currency", stated.currency(), "expected an ISO 4217 currency such as USD");
            }
            return new AgreementValue(
                    stated.qualifier() == null ? Qualifier.EXACTLY : stated.qualifier(),
                    amount,
                    currency,
                    words("value.note", stated.note(), LONGEST_TEXT));
        }

        private SourceReference source(String field, SourceReference stated) {
            String title = text(field + ".title", stated.title());
            if (title == null) {
                error(field + ".title", null, "a source has a title");
            }
            return new SourceReference(
                    title, uri(field + ".uri", stated.uri()), date(field + ".publishedOn", stated.publishedOn()));
        }

        private SubjectLine line(String field, AgreementDocument.LineDocument stated, Set<UUID> parties) {
            if (stated.kind() == null) {
                return error(field + ".kind", null, "a line is of a kind, such as share or tonnage");
            }
            needed(field, stated);
            Commodity commodity = commodity(field + ".commodity", stated.commodity());
            return new SubjectLine(
                    id(field + ".id", stated.id()),
                    stated.kind(),
                    stated.firmness() == null ? Firmness.FIRM : stated.firmness(),
                    stated.deposit(),
                    winner(field + ".deposit", stated),
                    commodity == null ? null : commodity.code(),
                    country(field + ".country", stated.country()),
                    participant(field + ".holder", stated.holder(), parties),
                    percent(field + ".percent", stated.percent()),
                    quantity(field + ".quantity", stated, commodity),
                    stated.kind() == LineKind.TONNAGE && stated.outOf() == null ? OutOf.RESERVES : stated.outOf(),
                    years(field + ".termYears", stated.termYears()),
                    day(field + ".from", stated.from()),
                    lastDay(field + ".until", stated),
                    words(field + ".text", stated.text(), LONGEST_TEXT));
        }

        /** Says which members a line of its kind lacks, and which it cannot have. */
        private void needed(String field, AgreementDocument.LineDocument stated) {
            Map<String, Object> members = members(stated);
            Set<String> possible = MEMBERS.get(stated.kind());
            members.forEach((name, value) -> {
                if (value != null && !possible.contains(name)) {
                    error(
                            field + "." + name,
                            null,
                            "a line of the kind " + stated.kind().code() + " has none");
                }
            });
            Set<String> required = switch (stated.kind()) {
                case RATE -> Set.of("commodity", "quantity");
                case TONNAGE -> Set.of("deposit", "commodity", "quantity");
                case EXCLUSIVITY -> Set.of("deposit", "from", "until");
                case SHARE, COUNTRY_WIDE -> possible;
                case OTHER -> Set.of();
            };
            required.stream()
                    .sorted()
                    .filter(name -> members.get(name) == null)
                    .forEach(name -> error(
                            field + "." + name,
                            null,
                            "a line of the kind " + stated.kind().code() + " has one"));
            if (stated.kind() == LineKind.OTHER
                    && (stated.text() == null || stated.text().isBlank())) {
                error(field + ".text", null, "a line of another kind says in words what it is about");
            }
            if (stated.kind() == LineKind.RATE && (stated.deposit() == null) == (stated.country() == null)) {
                error(field + ".deposit", null, "a rate is of a deposit or of a country");
            }
        }

        private static Map<String, Object> members(AgreementDocument.LineDocument stated) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("deposit", stated.deposit());
            members.put("commodity", stated.commodity());
            members.put("country", stated.country());
            members.put("holder", stated.holder());
            members.put("percent", stated.percent());
            members.put("quantity", stated.quantity());
            members.put("outOf", stated.outOf());
            members.put("termYears", stated.termYears());
            members.put("from", stated.from());
            members.put("until", stated.until());
            return members;
        }

        private UUID id(String field, UUID stated) {
            if (stated == null) {
                return UuidCreator.getTimeOrderedEpoch();
            }
            return lineBefore(stated) == null
                    ? error(field, stated, "there is no such line: a new one gets its id here")
                    : stated;
        }

        private SubjectLine lineBefore(UUID id) {
            return known.before() == null || id == null
                    ? null
                    : known.before().lines().stream()
                            .filter(line -> line.id().equals(id))
                            .findFirst()
                            .orElse(null);
        }

        /** The winner of a merged deposit. What stood there before may stay, though its deposit was hidden since. */
        private UUID winner(String field, AgreementDocument.LineDocument stated) {
            if (stated.deposit() == null) {
                return null;
            }
            UUID winner = known.winners().get(stated.deposit());
            if (winner != null) {
                return winner.equals(stated.deposit()) ? null : winner;
            }
            SubjectLine before = lineBefore(stated.id());
            return before != null && stated.deposit().equals(before.deposit())
                    ? before.winner()
                    : error(field, stated.deposit(), "there is no such deposit");
        }

        private void lineIdsOnce(List<AgreementDocument.LineDocument> stated) {
            Set<UUID> seen = new HashSet<>();
            all(stated)
                    .map(AgreementDocument.LineDocument::id)
                    .filter(Objects::nonNull)
                    .forEach(id -> {
                        if (!seen.add(id)) {
                            error("lines", id, "two lines have this id");
                        }
                    });
        }

        private Commodity commodity(String field, String stated) {
            String term = text(field, stated);
            return term == null
                    ? null
                    : vocabularies
                            .commodities()
                            .find(term)
                            .orElseGet(() -> error(field, term, "is no commodity that the vocabulary knows"));
        }

        private String country(String field, String stated) {
            String term = text(field, stated);
            return term == null
                    ? null
                    : vocabularies
                            .countries()
                            .today(term)
                            .orElseGet(() -> error(field, term, "is no country of today"));
        }

        private BigDecimal percent(String field, BigDecimal stated) {
            BigDecimal percent = stated == null ? null : figure(field, stated);
            return percent == null || (percent.signum() > 0 && percent.compareTo(HUNDRED) <= 0)
                    ? percent
                    : error(field, percent, "more than 0 and up to 100 percent");
        }

        private BigDecimal years(String field, BigDecimal stated) {
            BigDecimal years = stated == null ? null : figure(field, stated);
            return years == null || years.signum() > 0 ? years : error(field, years, "more than 0 years");
        }

        private Quantity quantity(String field, AgreementDocument.LineDocument line, Commodity commodity) {
            AgreementDocument.QuantityDocument stated = line.quantity();
            if (stated == null) {
                return null;
            }
            BigDecimal value = figure(field + ".value", stated.value());
            if (value != null && value.signum() == 0) {
                error(field + ".value", value, "more than 0");
            }
            String term = text(field + ".unit", stated.unit());
            MassUnit unit = term == null ? null : MassUnit.find(term).orElse(null);
            if (unit == null) {
                error(field + ".unit", term, "expected a unit of mass, such as t, kt or lb");
            }
            String basis = basis(field + ".basis", stated.basis(), line.kind(), commodity);
            return new Quantity(
                    stated.qualifier() == null ? Qualifier.EXACTLY : stated.qualifier(),
                    value,
                    unit == null ? null : unit.code(),
                    basis,
                    unit == null || value == null ? null : unit.toTonnes(value));
        }

        private String basis(String field, String stated, LineKind kind, Commodity commodity) {
            String term = text(field, stated);
            if (term == null) {
                // Tonnes of nobody knows what cannot be committed.
                return kind == LineKind.TONNAGE
                        ? error(field, null, "a tonnage is of something: element, a compound, REO or gross-weight")
                        : null;
            }
            if (commodity == null) {
                return null;
            }
            return bases.find(term, commodity)
                    .filter(basis ->
                            kind != LineKind.TONNAGE || !(basis.equals(Basis.ORE) || basis.equals(Basis.NOT_STATED)))
                    .map(Basis::code)
                    .orElseGet(() -> error(
                            field,
                            term,
                            "expected element, gross-weight"
                                    + (bases.isRareEarth(commodity) ? ", REO" : "")
                                    + " or a compound of " + commodity.code()));
        }

        private String day(String field, String stated) {
            String day = date(field, stated);
            return day == null || day.length() == LocalDate.EPOCH.toString().length()
                    ? day
                    : error(field, day, "expected a day of ISO 8601");
        }

        private String lastDay(String field, AgreementDocument.LineDocument stated) {
            String until = day(field, stated.until());
            boolean ordered = until == null
                    || stated.from() == null
                    || stated.from().compareTo(until) <= 0
                    || errors().stream().anyMatch(error -> error.field().startsWith(field.replace(".until", ".from")));
            return ordered ? until : error(field, until, "is before the first day, " + stated.from());
        }

        private BigDecimal figure(String field, BigDecimal stated) {
            if (stated == null) {
                return error(field, null, "a figure has a value");
            }
            if (stated.signum() < 0) {
                return error(field, stated, "is negative");
            }
            return stated.scale() <= MOST_DIGITS && (long) stated.precision() - stated.scale() <= MOST_DIGITS
                    ? stated
                    : error(field, stated, "has more than " + MOST_DIGITS + " digits before or behind the point");
        }

        /** Firm shares of one deposit: more than all of it nobody can promise. */
        private void shares(List<SubjectLine> lines) {
            Map<UUID, BigDecimal> sums = new HashMap<>();
            for (SubjectLine line : lines) {
                if (line.kind() == LineKind.SHARE
                        && line.isFirm()
                        && line.percent() != null
                        && line.subject() != null) {
                    sums.merge(line.subject(), line.percent(), BigDecimal::add);
                }
            }
            sums.forEach((deposit, percent) -> {
                if (percent.compareTo(HUNDRED) > 0) {
                    error(
                            "lines",
                            percent.toPlainString(),
                            "the shares of deposit " + deposit + " are more than 100 percent together");
                }
            });
        }

        /** Words of several lines, on one. */
        private String words(String field, String stated, int longest) {
            return text(field, stated == null ? null : onOneLine(stated), longest);
        }
    }
}
