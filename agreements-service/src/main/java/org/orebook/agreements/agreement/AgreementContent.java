package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.orebook.chassis.statement.SourceReference;

/**
 * What an agreement says, as it is kept: read and written as one.
 *
 * @param reference its own number, as its parties use it
 * @param parties at least one
 * @param binding of the instrument; single clauses may bind otherwise
 * @param term in words, such as "30 years from entry into force"
 * @param languages BCP 47
 * @param authenticLanguages those of the languages whose text holds
 * @param embargoUntil until then it is confidential
 * @param predecessor the agreement that this one follows on the ladder from memorandum to contract
 * @param note for people inside
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgreementContent(
        AgreementType type,
        String title,
        String reference,
        List<Participation> parties,
        List<Signatory> signatories,
        Binding binding,
        List<Clause> clauses,
        AgreementDates dates,
        String term,
        String governingLaw,
        String disputeForum,
        List<String> languages,
        List<String> authenticLanguages,
        Confidentiality confidentiality,
        Instant embargoUntil,
        AgreementValue value,
        List<SubjectLine> lines,
        UUID predecessor,
        List<SourceReference> sources,
        String note) {

    public AgreementContent {
        parties = List.copyOf(parties);
        signatories = List.copyOf(signatories);
        clauses = List.copyOf(clauses);
        languages = List.copyOf(languages);
        authenticLanguages = List.copyOf(authenticLanguages);
        lines = List.copyOf(lines);
        sources = List.copyOf(sources);
    }

    /**
     * The lines that take something from a deposit: firm ones of a binding instrument, or, within one that does not bind,
     * exclusivity where that clause does.
     */
    List<SubjectLine> committing() {
        boolean exclusivityBinds = clauses.stream().anyMatch(Clause::bindsExclusivity);
        return lines.stream()
                .filter(line -> line.isFirm() && line.kind().takes())
                .filter(line -> binding == Binding.BINDING || (exclusivityBinds && line.kind() == LineKind.EXCLUSIVITY))
                .toList();
    }

    /** Whether a ledger shows the same of it, to the same callers: its title, its parties and whom it is hidden from. */
    boolean isShownLike(AgreementContent other) {
        return title.equals(other.title)
                && confidentiality == other.confidentiality
                && Objects.equals(embargoUntil, other.embargoUntil)
                && partyIds().equals(other.partyIds());
    }

    /** Ids of the deposits that its lines name, of merged ones the winners. */
    Set<UUID> deposits() {
        return ids(lines.stream().map(SubjectLine::subject));
    }

    /** The same with those that were merged. */
    Set<UUID> depositsAsStated() {
        return ids(lines.stream()
                .flatMap(line -> Stream.of(line.deposit(), line.winner()).filter(Objects::nonNull)));
    }

    /** Ids of its parties. */
    Set<UUID> partyIds() {
        return ids(parties.stream().map(Participation::party));
    }

    private static Set<UUID> ids(Stream<UUID> ids) {
        Set<UUID> all = new LinkedHashSet<>();
        ids.filter(Objects::nonNull).forEach(all::add);
        return all;
    }

    /** The same agreement, signed. */
    AgreementContent signed(String on, List<Signatory> by) {
        return with(dates.signed(on), by);
    }

    AgreementContent with(AgreementDates other) {
        return with(other, signatories);
    }

    /** These terms, with what happened to the instrument as another reading of it has it. */
    AgreementContent withEvents(AgreementContent of) {
        return with(dates.withEvents(of.dates), of.signatories);
    }

    private AgreementContent with(AgreementDates otherDates, List<Signatory> otherSignatories) {
        return new AgreementContent(
                type,
                title,
                reference,
                parties,
                otherSignatories,
                binding,
                clauses,
                otherDates,
                term,
                governingLaw,
                disputeForum,
                languages,
                authenticLanguages,
                confidentiality,
                embargoUntil,
                value,
                lines,
                predecessor,
                sources,
                note);
    }
}
