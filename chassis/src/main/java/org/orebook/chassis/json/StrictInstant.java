package org.orebook.chassis.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** Reads an instant of ISO 8601 and no number: nobody could tell seconds since 1970 from milliseconds. */
public final class StrictInstant extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1L;

    public StrictInstant() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
        String text = parser.getText();
        try {
            return Instant.parse(text);
        } catch (DateTimeException illFormed) {
            return (Instant) context.handleWeirdStringValue(Instant.class, text, "not an instant");
        }
    }
}
