package org.orebook.agreements.feed;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.orebook.agreements.message.Stated;
import org.orebook.chassis.messaging.UnacceptableMessageException;

/**
 * What is read of the contract {@code agreement.v1}.
 *
 * @param opened whether its parties know of it; where that is not said, they do not
 */
record AgreementMessage(
        UUID id,
        String number,
        int version,
        boolean opened,
        String confidentiality,
        Instant embargoUntil,
        List<Party> parties) {

    private static final Set<String> CONFIDENTIALITIES = Set.of("confidential", "internal");

    AgreementMessage {
        Stated.member("id", id);
        Stated.member("number", number);
        Stated.version(version);
        if (!CONFIDENTIALITIES.contains(Stated.member("confidentiality", confidentiality))) {
            // Whoever guesses shows what is to be hidden.
            throw new UnacceptableMessageException("There is no confidentiality " + confidentiality + ".");
        }
        parties = List.copyOf(Stated.member("parties", parties));
    }

    /** A party to it. */
    record Party(String code) {

        Party {
            Stated.member("parties.code", code);
        }
    }
}
