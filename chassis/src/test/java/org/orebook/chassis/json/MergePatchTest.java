package org.orebook.chassis.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases of RFC 7396, appendix A, whose target and patch are objects. */
class MergePatchTest {

    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":\"b\"}            | {\"a\":\"c\"}              | {\"a\":\"c\"}",
                "{\"a\":\"b\"}            | {\"b\":\"c\"}              | {\"a\":\"b\",\"b\":\"c\"}",
                "{\"a\":\"b\"}            | {\"a\":null}               | {}",
                "{\"a\":\"b\",\"b\":\"c\"}| {\"a\":null}               | {\"b\":\"c\"}",
                "{\"a\":[\"b\"]}          | {\"a\":\"c\"}              | {\"a\":\"c\"}",
                "{\"a\":\"c\"}            | {\"a\":[\"b\"]}            | {\"a\":[\"b\"]}",
                "{\"a\":{\"b\":\"c\"}}    | {\"a\":{\"b\":\"d\",\"c\":null}} | {\"a\":{\"b\":\"d\"}}",
                "{\"a\":[{\"b\":\"c\"}]}  | {\"a\":[1]}                | {\"a\":[1]}",
                "{\"e\":null}             | {\"a\":1}                  | {\"e\":null,\"a\":1}",
                "{}                       | {\"a\":{\"bb\":{\"ccc\":null}}} | {\"a\":{\"bb\":{}}}",
            })
    void mergesAsTheRfcSays(String target, String patch, String result) throws JsonProcessingException {
        assertThat(MergePatch.apply(object(target), object(patch))).isEqualTo(object(result));
    }

    private ObjectNode object(String text) throws JsonProcessingException {
        return (ObjectNode) json.readTree(text);
    }
}
