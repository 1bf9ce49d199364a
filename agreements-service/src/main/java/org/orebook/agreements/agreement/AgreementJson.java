package org.orebook.agreements.agreement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.UncheckedIOException;

/**
 * How agreements are kept as JSON and told in messages: with a mapper of their own, since how HTTP bodies are read must
 * not decide what is on disk. A member that a later version wrote is no reason not to answer.
 */
final class AgreementJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            // 1.00 is not 1.0: how exactly a figure is written is part of it, and so of what a change changes.
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private AgreementJson() {}

    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }

    static <T> T read(String text, Class<T> type) {
        try {
            return text == null ? null : MAPPER.readValue(text, type);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }

    static <T> T read(String text, TypeReference<T> type) {
        try {
            return text == null ? null : MAPPER.readValue(text, type);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }

    /** Keeps what an agreement says in a column of text. */
    @Converter
    public static class Content implements AttributeConverter<AgreementContent, String> {

        @Override
        public String convertToDatabaseColumn(AgreementContent content) {
            return content == null ? null : write(content);
        }

        @Override
        public AgreementContent convertToEntityAttribute(String text) {
            return read(text, AgreementContent.class);
        }
    }

    /** Keeps how it stands with its commitments in a column of text. */
    @Converter
    public static class Standing implements AttributeConverter<CommitmentStanding, String> {

        @Override
        public String convertToDatabaseColumn(CommitmentStanding standing) {
            return write(standing);
        }

        @Override
        public CommitmentStanding convertToEntityAttribute(String text) {
            return read(text, CommitmentStanding.class);
        }
    }

    /** Keeps how an amendment is being signed in a column of text. */
    @Converter
    public static class SigningText implements AttributeConverter<Signing, String> {

        @Override
        public String convertToDatabaseColumn(Signing signing) {
            return signing == null ? null : write(signing);
        }

        @Override
        public Signing convertToEntityAttribute(String text) {
            return read(text, Signing.class);
        }
    }
}
