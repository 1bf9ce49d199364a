package org.orebook.agreements.party;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.orebook.chassis.naming.Name;
import org.orebook.chassis.statement.SourceReference;

/**
 * What a caller states about a party: words still as written. {@link PartyCheck} makes a {@link PartyContent} of it.
 *
 * @param code as partners' tokens name it; made of the main name where not stated; never changes
 * @param names all names, the main one first
 * @param identifiers LEI and national numbers
 * @param country today's country: ISO 3166-1 code or name
 * @param countryAsReported the country in the source's words
 * @param reason why: kept in the history, not in the party
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PartyDocument")
public record PartyDocument(
        String code,
        PartyKind kind,
        List<Name> names,
        List<PartyIdentifier> identifiers,
        String country,
        String countryAsReported,
        String note,
        List<SourceReference> sources,
        String reason) {

    /** The document that would state what is stated at present: what a merge patch is applied to. */
    static PartyDocument of(Party party) {
        PartyContent content = party.content();
        return new PartyDocument(
                party.code(),
                content.kind(),
                content.names(),
                content.identifiers(),
                content.country(),
                content.countryAsReported(),
                content.note(),
                content.sources(),
                null);
    }
}
