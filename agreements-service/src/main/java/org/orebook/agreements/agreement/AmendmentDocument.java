package org.orebook.agreements.agreement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a caller states of an amendment.
 *
 * @param title such as "Second supplementary agreement"
 * @param effectiveOn the day from which it holds
 * @param changes the terms that differ: a JSON merge patch of the agreement
 * @param reason why
 */
@Schema(name = "AmendmentDocument")
public record AmendmentDocument(
        String title,
        String effectiveOn,
        @Schema(type = SchemaType.OBJECT) ObjectNode changes,
        String reason) {

    /** What is no term but says which agreement it is, or what happened to it: an amendment leaves that as it is. */
    private static final Set<String> NO_TERMS = Set.of("type", "signatories", "predecessor", "reason");

    private static final Set<String> NO_TERM_DATES = Set.of("announcedOn", "signedOn", "ratifiedOn", "inForceOn");

    /** The members that it would change and cannot. */
    Set<String> untouchable() {
        Set<String> members = new TreeSet<>();
        NO_TERMS.stream().filter(changes::has).forEach(members::add);
        if (changes.get("dates") instanceof ObjectNode dates) {
            NO_TERM_DATES.stream().filter(dates::has).forEach(name -> members.add("dates." + name));
        } else if (changes.has("dates")) {
            members.add("dates");
        }
        return members;
    }
}
