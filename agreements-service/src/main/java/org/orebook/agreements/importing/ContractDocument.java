package org.orebook.agreements.importing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orebook.agreements.agreement.AgreementDates;
import org.orebook.agreements.agreement.AgreementDocument;
import org.orebook.agreements.agreement.AgreementType;
import org.orebook.agreements.agreement.Binding;
import org.orebook.agreements.agreement.Clause;
import org.orebook.agreements.agreement.Confidentiality;
import org.orebook.agreements.agreement.Firmness;
import org.orebook.agreements.agreement.LineKind;
import org.orebook.agreements.agreement.Participation;
import org.orebook.agreements.agreement.PartyRole;
import org.orebook.agreements.party.PartyDocument;
import org.orebook.agreements.party.PartyKind;
import org.orebook.chassis.naming.Name;
import org.orebook.chassis.naming.NameKind;
import org.orebook.chassis.statement.PlainText;
import org.orebook.chassis.statement.SourceReference;

/**
 * What a row states, as the registry's own documents: of an agreement that binds whom nobody says, and that every colleague
 * may read, for it is published. What has no member of its own stands in clauses and in the note, in the source's words.
 */
final class ContractDocument {

    /** What the registry takes of a member, of a clause or line, and of a note, in characters. */
    private static final int LONGEST_MEMBER = 500;

    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_NOTE = 4000;
    private static final int LONGEST_NAME = 200;

    private final ContractRow row;
    private final List<RowRemark> remarks = new ArrayList<>();
    private final Map<ReportedParty, PartyDocument> parties = new LinkedHashMap<>();
    private final List<Clause> clauses = new ArrayList<>();
    private final String governingLaw;
    private final String disputeForum;
    private final List<AgreementDocument.LineDocument> lines;
    private final String note;

    ContractDocument(ContractRow row) {
        this.row = row;
        row.parties().forEach(party -> parties.put(party, document(party)));
        this.governingLaw =
                memberOrClause("governing_law", "governing law", row.words().governingLaw());
        this.disputeForum = memberOrClause(
                "dispute_resolution", "dispute resolution", row.words().disputeResolution());
        clause("confidentiality", "confidentiality", row.words().confidentiality());
        clause("state_participation", "state participation", row.words().stateParticipation());
        clause("work_commitments", "work commitments", row.words().workCommitments());
        this.lines = lines();
        this.note = note();
    }

    /** The parties, as they are registered where they are not. */
    List<PartyDocument> parties() {
        return List.copyOf(parties.values());
    }

    /** What of the row is not kept whole. */
    List<RowRemark> remarks() {
        return List.copyOf(remarks);
    }

    /** The agreement, with the ids of its parties. */
    AgreementDocument agreement(Function<PartyDocument, UUID> ids) {
        return new AgreementDocument(
                AgreementType.ofCode(row.type()),
                row.title(),
                null,
                parties.entrySet().stream()
                        .map(party -> new Participation(
                                ids.apply(party.getValue()), role(party.getKey().role())))
                        .distinct()
                        .toList(),
                List.of(),
                Binding.NOT_STATED,
                clauses,
                new AgreementDates(null, row.signedOn(), null, null, null, null),
                term(row.termYears()),
                governingLaw,
                disputeForum,
                // Of the language of the record, not of the contract, the source tells.
                List.of(),
                List.of(),
                Confidentiality.INTERNAL,
                null,
                null,
                lines,
                null,
                List.of(new SourceReference(ContractSource.NAME + ", " + row.record(), row.url(), null)),
                note,
                "Imported from " + ContractSource.NAME);
    }

    private static PartyRole role(ReportedParty.Role role) {
        return switch (role) {
            case STATE -> PartyRole.STATE;
            case LICENSEE -> PartyRole.LICENSEE;
            case OTHER -> PartyRole.OTHER;
        };
    }

    private static PartyDocument document(ReportedParty party) {
        Stream<Name> others = party.otherNames().stream()
                .filter(other -> !other.equals(party.name()) && other.length() <= LONGEST_NAME)
                .distinct()
                .map(other -> new Name(other, null, null, NameKind.VARIANT));
        return new PartyDocument(
                null,
                kind(party.kind()),
                Stream.concat(Stream.of(new Name(party.name(), null, null, NameKind.OFFICIAL)), others)
                        .toList(),
                List.of(),
                party.country(),
                null,
                null,
                List.of(),
                "Named in a contract that was imported from " + ContractSource.NAME);
    }

    private static PartyKind kind(ReportedParty.Kind kind) {
        return switch (kind) {
            case STATE -> PartyKind.STATE;
            case AGENCY -> PartyKind.AGENCY;
            case COMPANY -> PartyKind.COMPANY;
            case STATE_OWNED_COMPANY -> PartyKind.STATE_OWNED_COMPANY;
        };
    }

    private static String term(BigDecimal years) {
        if (years == null) {
            return null;
        }
        boolean one = years.compareTo(BigDecimal.ONE) == 0;
        return years.stripTrailingZeros().toPlainString() + (one ? " year" : " years");
    }

    /** Words that are too many for their member are a clause. */
    private String memberOrClause(String column, String name, String words) {
        if (words == null || words.length() <= LONGEST_MEMBER) {
            return words;
        }
        clause(column, name, words);
        return null;
    }

    private void clause(String column, String name, String words) {
        if (words != null) {
            clauses.add(new Clause(name, Binding.NOT_STATED, shortened(column, words, LONGEST_TEXT)));
        }
    }

    /** One for each commodity in each country, so that it is found by both. */
    private List<AgreementDocument.LineDocument> lines() {
        String about = joined(
                row.words().resource(),
                row.words().depositOrBlock(),
                row.words().location());
        String text = shortened(RowRemark.WHOLE_ROW, about.isEmpty() ? row.title() : about, LONGEST_TEXT);
        return orNone(row.countries())
                .flatMap(country -> orNone(row.commodities()).map(commodity -> line(country, commodity, text)))
                .toList();
    }

    private static Stream<String> orNone(List<String> codes) {
        return codes.isEmpty() ? Stream.of((String) null) : codes.stream();
    }

    private static AgreementDocument.LineDocument line(String country, String commodity, String text) {
        return new AgreementDocument.LineDocument(
                null,
                LineKind.OTHER,
                Firmness.FIRM,
                null,
                commodity,
                country,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                text);
    }

    private String note() {
        ContractRow.Words words = row.words();
        String text = joined(
                said("Type", words.type()),
                said("Country", words.country()),
                said("Company", words.company()),
                said("Parent companies", words.parentCompanies()),
                said("State party", words.stateParty()),
                said("Project", words.project()),
                said("Pages", words.pages()),
                said("Other", words.other()));
        return text.isEmpty() ? null : shortened(RowRemark.WHOLE_ROW, text, LONGEST_NOTE);
    }

    private static String said(String what, String words) {
        return words == null ? null : what + ": " + words;
    }

    private static String joined(String... words) {
        return Stream.of(words).filter(text -> text != null).collect(Collectors.joining(" | "));
    }

    private String shortened(String column, String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        remarks.add(new RowRemark(
                row.number(),
                column,
                text,
                "shortened",
                "Of these words the first " + longest + " characters are kept: the source has the others."));
        return PlainText.beginning(text, longest - 1) + "…";
    }
}
