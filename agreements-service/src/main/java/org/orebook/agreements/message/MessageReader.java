package org.orebook.agreements.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import org.orebook.chassis.messaging.ReceivedMessage;
import org.orebook.chassis.messaging.UnacceptableMessageException;

/** Reads what a message says. A member that we do not know is no mistake: contracts grow. */
@ApplicationScoped
public class MessageReader {

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * The body of a message.
     *
     * @throws UnacceptableMessageException where it is none of its contract, with what is wrong and where
     */
    public <T> T read(ReceivedMessage message, Class<T> contract) {
        String data = message.data();
        if (data == null) {
            throw new UnacceptableMessageException("The message has no body.");
        }
        // No text in the database can have one.
        if (data.indexOf('\0') >= 0 || data.contains("\\u0000")) {
            throw new UnacceptableMessageException("The message has a character NUL.");
        }
        try {
            T body = json.readValue(data, contract);
            if (body == null) {
                throw new UnacceptableMessageException("The message is null.");
            }
            return body;
        } catch (JsonProcessingException unreadable) {
            throw reason(unreadable);
        }
    }

    private static UnacceptableMessageException reason(JsonProcessingException unreadable) {
        if (unreadable.getCause() instanceof UnacceptableMessageException said) {
            return said;
        }
        return unreadable instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? new UnacceptableMessageException("The member " + path(mapping) + " cannot be read.", unreadable)
                : new UnacceptableMessageException("The message is no JSON object of its contract.", unreadable);
    }

    private static String path(JsonMappingException mapping) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : mapping.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
