package org.orebook.agreements.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.orebook.agreements.testing.Contracts.assertKept;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.orebook.agreements.message.MessageReader;
import org.orebook.agreements.testing.Messages;
import org.orebook.chassis.messaging.UnacceptableMessageException;

/** What is said of agreements by their contract is what is read here. */
class AgreementContractTest {

    private static final UUID ID = UUID.fromString("019b0000-0000-7000-8000-000000000001");

    private final MessageReader reader = new MessageReader();

    @Test
    void readsWhoMaySeeAnAgreement() {
        String data = said("internal", ", \"opened\": true, \"embargoUntil\": \"2027-01-01T00:00:00Z\"");
        assertKept("agreements", "agreement.v1", data);

        assertThat(read(data))
                .isEqualTo(new AgreementMessage(
                        ID,
                        "AG-000123",
                        3,
                        true,
                        "internal",
                        Instant.parse("2027-01-01T00:00:00Z"),
                        List.of(new AgreementMessage.Party("cove-kaz"))));
    }

    @Test
    void showsAPartyNothingOfWhichIsNotSaidThatItMayKnow() {
        String data = said("confidential", "");
        assertKept("agreements", "agreement.v1", data);

        assertThat(read(data).opened()).isFalse();
    }

    @Test
    void guessesNoConfidentiality() {
        String data = said("public", "");

        assertThatThrownBy(() -> read(data))
                .isInstanceOf(UnacceptableMessageException.class)
                .hasMessage("There is no confidentiality public.");
    }

    private AgreementMessage read(String data) {
        return reader.read(Messages.message("orebook.agreements", ID, "type", data), AgreementMessage.class);
    }

    private static String said(String confidentiality, String more) {
        return """
                {"id": "%1$s", "number": "AG-000123", "version": 3, "happened": "signed",
                 "at": "2026-11-25T09:00:00Z", "type": "offtake", "title": "Tungsten", "state": "signed",
                 "binding": "binding", "confidentiality": "%2$s", "parties": [{"id": "%1$s", "code": "cove-kaz",
                 "name": "Cove Kaz", "role": "buyer"}], "deposits": ["%1$s"]%3$s}""".formatted(ID, confidentiality, more);
    }
}
