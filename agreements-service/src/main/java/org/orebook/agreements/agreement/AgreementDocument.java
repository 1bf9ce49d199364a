package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.orebook.chassis.quantity.Qualifier;
import org.orebook.chassis.statement.SourceReference;

/**
 * What a caller states about an agreement: words still as written. {@link AgreementCheck} makes an
 * {@link AgreementContent} of it.
 *
 * @param reference its own number, as its parties use it
 * @param binding not-stated where the caller does not say
 * @param confidentiality confidential where the caller does not say
 * @param languages BCP 47
 * @param authenticLanguages those whose text holds
 * @param reason why: kept in the history, not in the agreement
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AgreementDocument")
public record AgreementDocument(
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
        List<LineDocument> lines,
        UUID predecessor,
        List<SourceReference> sources,
        String note,
        String reason) {

    /**
     * A line as written.
     *
     * @param id of a line that there is already; a new one has none yet
     * @param firmness firm where not stated
     * @param commodity code, symbol or name
     * @param country ISO 3166-1 code or name
     * @param outOf reserves where not stated
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AgreementLineDocument")
    public record LineDocument(
            UUID id,
            LineKind kind,
            Firmness firmness,
            UUID deposit,
            String commodity,
            String country,
            UUID holder,
            BigDecimal percent,
            QuantityDocument quantity,
            OutOf outOf,
            BigDecimal termYears,
            String from,
            String until,
            String text) {

        /** The same line, as one that there is already; as a new one with {@code null}. */
        LineDocument identified(UUID otherId) {
            return new LineDocument(
                    otherId, kind, firmness, deposit, commodity, country, holder, percent, quantity, outOf, termYears,
                    from, until, text);
        }

        private static LineDocument of(SubjectLine line) {
            return new LineDocument(
                    line.id(),
                    line.kind(),
                    line.firmness(),
                    line.deposit(),
                    line.commodity(),
                    line.country(),
                    line.holder(),
                    line.percent(),
                    QuantityDocument.of(line.quantity()),
                    line.outOf(),
                    line.termYears(),
                    line.from(),
                    line.until(),
                    line.text());
        }
    }

    /**
     * A mass as written.
     *
     * @param qualifier exactly (=) where not stated
     * @param unit code or name of a unit of mass
     * @param basis element, a compound such as WO3, REO or gross-weight
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AgreementQuantityDocument")
    public record QuantityDocument(Qualifier qualifier, BigDecimal value, String unit, String basis) {

        private static QuantityDocument of(Quantity quantity) {
            return quantity == null
                    ? null
                    : new QuantityDocument(quantity.qualifier(), quantity.value(), quantity.unit(), quantity.basis());
        }
    }

    /** The same document with other lines. */
    AgreementDocument withLines(List<LineDocument> otherLines) {
        return new AgreementDocument(
                type,
                title,
                reference,
                parties,
                signatories,
                binding,
                clauses,
                dates,
                term,
                governingLaw,
                disputeForum,
                languages,
                authenticLanguages,
                confidentiality,
                embargoUntil,
                value,
                otherLines,
                predecessor,
                sources,
                note,
                reason);
    }

    /** The document that would state what is stated at present: what a merge patch is applied to. */
    static AgreementDocument of(AgreementContent content) {
        return new AgreementDocument(
                content.type(),
                content.title(),
                content.reference(),
                content.parties(),
                content.signatories(),
                content.binding(),
                content.clauses(),
                content.dates(),
                content.term(),
                content.governingLaw(),
                content.disputeForum(),
                content.languages(),
                content.authenticLanguages(),
                content.confidentiality(),
                content.embargoUntil(),
                content.value(),
                content.lines().stream().map(LineDocument::of).toList(),
                content.predecessor(),
                content.sources(),
                content.note(),
                null);
    }
}
