package org.orebook.agreements.party;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.orebook.chassis.naming.Name;
import org.orebook.chassis.statement.SourceReference;

/**
 * A party as it is answered.
 *
 * @param id UUIDv7
 * @param code as partners' tokens name it
 * @param version counts its changes; also the ETag
 * @param name the main name
 * @param country ISO 3166-1 alpha-2
 * @param countryAsReported in the source's words, where they are others or the country is no more
 * @param note of those inside, and for them alone
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Party")
record PartyView(
        UUID id,
        String code,
        int version,
        PartyKind kind,
        String name,
        List<Name> names,
        List<PartyIdentifier> identifiers,
        String country,
        String countryAsReported,
        String note,
        List<SourceReference> sources,
        Instant registeredAt,
        String registeredBy,
        Instant changedAt,
        String changedBy) {

    /**
     * A party as a caller is shown it.
     *
     * @param inside whether the caller is no partner: notes and the names of officers stay inside
     */
    static PartyView of(Party party, boolean inside) {
        PartyContent content = party.content();
        return new PartyView(
                party.id(),
                party.code(),
                party.version(),
                content.kind(),
                party.name(),
                content.names(),
                content.identifiers(),
                content.country(),
                content.countryAsReported(),
                inside ? content.note() : null,
                content.sources(),
                party.registeredAt(),
                inside ? party.registeredBy() : null,
                party.changedAt(),
                inside ? party.changedBy() : null);
    }
}
