package org.orebook.chassis.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Reads a decimal as it is written, and none so large or small that nobody could mean it: written out, or reckoned with,
 * the eleven characters of {@code 1e999999999} would fill the memory.
 */
public final class StrictDecimal extends StdScalarDeserializer<BigDecimal> {

    private static final long serialVersionUID = 1L;

    private static final int MOST_DIGITS = 1000;

    public StrictDecimal() {
        super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
                && parser.currentToken() != JsonToken.VALUE_NUMBER_FLOAT) {
            return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, parser);
        }
        BigDecimal value = parser.getDecimalValue();
        if (value.precision() > MOST_DIGITS || Math.abs((long) value.scale()) > MOST_DIGITS) {
            // Its text is what was sent, which is short.
            return (BigDecimal) context.handleWeirdStringValue(BigDecimal.class, parser.getText(), "not a figure");
        }
        return value;
    }
}
