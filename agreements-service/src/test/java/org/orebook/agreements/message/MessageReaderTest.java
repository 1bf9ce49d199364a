package org.orebook.agreements.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orebook.chassis.messaging.ReceivedMessage;
import org.orebook.chassis.messaging.UnacceptableMessageException;

class MessageReaderTest {

    private static final UUID KEY = new UUID(1, 2);

    private final MessageReader reader = new MessageReader();

    record Said(int version, List<Part> parts) {
        Said {
            Stated.version(version);
            parts = List.copyOf(Stated.member("parts", parts));
        }
    }

    record Part(UUID id) {}

    @Test
    void leavesAloneWhatItDoesNotKnow() {
        Said said = reader.read(message("{\"version\": 3, \"news\": {\"a\": [1]}, \"parts\": []}"), Said.class);

        assertThat(said).isEqualTo(new Said(3, List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "NULL", textBlock = """
            NULL                                             | The message has no body.
            null                                             | The message is null.
            ``                                               | The message is no JSON object of its contract.
            {"version": 1                                    | The message is no JSON object of its contract.
            {"version": 1, "parts": []} and more             | The message is no JSON object of its contract.
            [1]                                              | The message is no JSON object of its contract.
            {"version": 0, "parts": []}                      | The message has no version from 1.
            {"parts": []}                                    | The message has no version from 1.
            {"version": 1}                                   | The message has no member parts.
            {"version": 99999999999, "parts": []}            | The member version cannot be read.
            {"version": 1, "parts": [{"id": "no uuid"}]}     | The member parts[0].id cannot be read.
            {"version": 1, "parts": [], "a": "\\u0000"}      | The message has a character NUL.
            """)
    void saysWhatCannotBeReadAndWhere(String data, String reason) {
        assertThatThrownBy(() -> reader.read(message(data), Said.class))
                .isInstanceOf(UnacceptableMessageException.class)
                .hasMessage(reason);
    }

    @Test
    void refusesARecordUnderTheKeyOfAnother() {
        Stated.keyIs(KEY, message("{}"));

        assertThatThrownBy(() -> Stated.keyIs(new UUID(3, 4), message("{}")))
                .isInstanceOf(UnacceptableMessageException.class)
                .hasMessage("The message is about another record than its key says.");
    }

    private static ReceivedMessage message(String data) {
        return new ReceivedMessage(
                "topic", 0, 0, KEY.toString(), new UUID(5, 6), "test", "type", KEY.toString(), null, null, data);
    }
}
