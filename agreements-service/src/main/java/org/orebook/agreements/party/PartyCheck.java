package org.orebook.agreements.party;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.orebook.chassis.naming.Name;
import org.orebook.chassis.naming.NameKind;
import org.orebook.chassis.statement.SourceReference;
import org.orebook.chassis.statement.StatedReading;
import org.orebook.chassis.vocabulary.CountryReading;
import org.orebook.chassis.vocabulary.Vocabularies;

/** Turns what a caller wrote about a party into what is kept, or says everything that is wrong with it at once. */
@ApplicationScoped
class PartyCheck {

    /** Names, identifiers or sources of one party. */
    private static final int MOST_OF_A_KIND = 100;

    private static final int LONGEST_NOTE = 4000;
    // Together they are the key of an index, whose entries PostgreSQL bounds at 2,700 bytes.
    private static final int LONGEST_REGISTER = 100;
    private static final int LONGEST_NUMBER = 100;

    private final Vocabularies vocabularies;

    PartyCheck(Vocabularies vocabularies) {
        this.vocabularies = vocabularies;
    }

    /**
     * What is to be kept of a party.
     *
     * @param code stated, or made of the names
     */
    record Checked(String code, PartyContent content) {}

    /**
     * Checks what is stated about a party.
     *
     * @param present the party's code, which never changes; {@code null} where the party is new
     * @throws PartyRefusals.InvalidParty with all that is wrong with it
     */
    Checked check(PartyDocument document, String present) {
        Reading reading = new Reading();
        Checked checked = reading.read(document, present);
        if (!reading.errors().isEmpty()) {
            throw new PartyRefusals.InvalidParty(reading.errors());
        }
        return checked;
    }

    /** One document being read. */
    private final class Reading extends StatedReading {

        private Checked read(PartyDocument document, String present) {
            PartyKind kind = document.kind();
            if (kind == null) {
                error("kind", null, "a party has a kind: state, agency, company, state-owned-company, fund or person");
            }
            List<Name> names = names(orEmpty(document.names()));
            String code = code(document.code(), present, names);
            String reported = reported(document);
            String country = country(document, reported);
            if (kind == PartyKind.STATE && country == null && errors().isEmpty()) {
                error("country", document.country(), "a state has a country of today");
            }
            List<PartyIdentifier> identifiers = identifiers(orEmpty(document.identifiers()));
            String note = text("note", document.note(), LONGEST_NOTE);
            List<SourceReference> sources = sources(orEmpty(document.sources()));
            if (kind == PartyKind.PERSON) {
                refuseMoreOfAPerson(identifiers, note, sources);
            }
            return new Checked(code, new PartyContent(kind, names, identifiers, country, reported, note, sources));
        }

        private void refuseMoreOfAPerson(
                List<PartyIdentifier> identifiers, String note, List<SourceReference> sources) {
            String bounded = "of a person only names and country are kept";
            if (!identifiers.isEmpty()) {
                error("identifiers", null, bounded);
            }
            if (note != null) {
                error("note", null, bounded);
            }
            if (!sources.isEmpty()) {
                error("sources", null, bounded);
            }
        }

        private String code(String stated, String present, List<Name> names) {
            if (present != null) {
                return present.equals(stated) ? present : error("code", stated, "is " + present + " and never changes");
            }
            if (stated != null) {
                return PartyCode.isValid(stated) ? stated : error("code", stated, "expected " + PartyCode.EXPECTED);
            }
            Optional<String> suggested = PartyCode.suggested(names);
            return suggested.isPresent() || names.isEmpty()
                    ? suggested.orElse(null)
                    : error("code", null, "no code can be made of the names: state one of " + PartyCode.EXPECTED);
        }

        private List<Name> names(List<Name> stated) {
            bound("names", stated);
            if (stated.isEmpty()) {
                error("names", null, "a party has a name");
            }
            List<Name> names = new ArrayList<>(stated.size());
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < stated.size(); i++) {
                String field = "names[" + i + "]";
                Name name = present(field, stated.get(i));
                String text = name == null ? null : text(field + ".text", name.text());
                if (name == null) {
                    continue;
                }
                if (text == null) {
                    error(field + ".text", null, "a name has a text");
                } else if (!seen.add(text + '\u0000' + name.language())) {
                    error(field + ".text", text, "the same name stands there already");
                } else {
                    names.add(new Name(
                            text,
                            languageTag(field + ".language", name.language()),
                            scriptCode(field + ".script", name.script()),
                            name.kind() == null ? NameKind.OFFICIAL : name.kind()));
                }
            }
            return names;
        }

        /** The country in the source's words: those that were written for today's, too, where they are no code. */
        private String reported(PartyDocument document) {
            String reported = text("countryAsReported", document.countryAsReported());
            String today = text("country", document.country());
            boolean inWords = reported == null && today != null && !today.equals(codeOf(today));
            return inWords ? today : reported;
        }

        private String country(PartyDocument document, String reported) {
            String today = text("country", document.country());
            String field = today == null ? "countryAsReported" : "country";
            String term = today == null ? reported : today;
            if (term == null) {
                return null;
            }
            // One that is no more stays as reported: which of its successors is meant, the name does not say.
            return vocabularies.countries().read(term).isPresent()
                    ? codeOf(term)
                    : error(field, term, "is no country, of today or of the past, that the vocabulary knows");
        }

        private String codeOf(String term) {
            return vocabularies
                    .countries()
                    .read(term)
                    .filter(CountryReading.Today.class::isInstance)
                    .map(reading -> ((CountryReading.Today) reading).code())
                    .orElse(null);
        }

        private List<PartyIdentifier> identifiers(List<PartyIdentifier> stated) {
            bound("identifiers", stated);
            List<PartyIdentifier> identifiers = new ArrayList<>(stated.size());
            Set<String> keys = new HashSet<>();
            boolean hasLei = false;
            for (int i = 0; i < stated.size(); i++) {
                String field = "identifiers[" + i + "]";
                PartyIdentifier identifier = identifier(field, present(field, stated.get(i)));
                if (identifier == null) {
                    continue;
                }
                boolean isLei = identifier.scheme() == PartyIdentifier.Scheme.LEI;
                if (!keys.add(identifier.key())) {
                    error(field, identifier.number(), "the same identifier stands there already");
                } else if (isLei && hasLei) {
                    error(field, identifier.number(), "a party has one LEI");
                } else {
                    identifiers.add(identifier);
                }
                hasLei |= isLei;
            }
            return identifiers;
        }

        private PartyIdentifier identifier(String field, PartyIdentifier stated) {
            if (stated == null) {
                return null;
            }
            String number = text(field + ".number", stated.number(), LONGEST_NUMBER);
            if (number == null || PartyIdentifier.comparable(number).isEmpty()) {
                return error(field + ".number", stated.number(), "an identifier has a number, with a letter or digit");
            }
            if (stated.scheme() == null) {
                return error(field + ".scheme", null, "expected lei or register");
            }
            return switch (stated.scheme()) {
                case LEI -> lei(field, stated, number);
                case REGISTER -> registered(field, stated, number);
            };
        }

        private PartyIdentifier lei(String field, PartyIdentifier stated, String number) {
            String lei = number.toUpperCase(Locale.ROOT);
            if (stated.country() != null || stated.register() != null) {
                return error(field, null, "an LEI has neither country nor register");
            }
            return Lei.isValid(lei)
                    ? new PartyIdentifier(PartyIdentifier.Scheme.LEI, null, null, lei)
                    : error(
                            field + ".number",
                            number,
                            "is no LEI: 20 letters and digits, the last two of which check the others (ISO 17442)");
        }

        private PartyIdentifier registered(String field, PartyIdentifier stated, String number) {
            String register = text(field + ".register", stated.register(), LONGEST_REGISTER);
            if (register == null || PartyIdentifier.comparable(register).isEmpty()) {
                return error(field + ".register", stated.register(), "a national number has a register, such as BIN");
            }
            String country = text(field + ".country", stated.country());
            String code = country == null ? null : codeOf(country);
            return code == null
                    ? error(field + ".country", country, "expected the country of the register: a country of today")
                    : new PartyIdentifier(PartyIdentifier.Scheme.REGISTER, code, register, number);
        }

        private List<SourceReference> sources(List<SourceReference> stated) {
            bound("sources", stated);
            List<SourceReference> sources = new ArrayList<>(stated.size());
            for (int i = 0; i < stated.size(); i++) {
                String field = "sources[" + i + "]";
                SourceReference source = sourceReference(field, present(field, stated.get(i)));
                if (source != null) {
                    sources.add(source);
                }
            }
            return sources;
        }

        private void bound(String field, List<?> stated) {
            if (stated.size() > MOST_OF_A_KIND) {
                error(field, stated.size(), "at most " + MOST_OF_A_KIND);
            }
        }

        private static <T> List<T> orEmpty(List<T> list) {
            return list == null ? List.of() : list;
        }
    }
}
