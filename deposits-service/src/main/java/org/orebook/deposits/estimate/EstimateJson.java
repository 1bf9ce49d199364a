package org.orebook.deposits.estimate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * How estimates are kept as JSON: with a mapper of their own, since how HTTP bodies are read must not decide what is on
 * disk. A member that a later version wrote is no reason not to answer.
 */
public final class EstimateJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // 1.00 is not 1.0: how exactly a figure is written is part of it, and so of what a correction changes.
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final ObjectReader CONTENT = MAPPER.readerFor(EstimateContent.class);
    private static final ObjectReader FINDINGS = MAPPER.readerForListOf(Finding.class);

    private EstimateJson() {}

    /** The text of what an estimate states, for statements that write it without Hibernate. */
    public static String of(EstimateContent content) {
        return write(content);
    }

    /** The text of its findings, likewise. */
    public static String of(List<Finding> findings) {
        return write(findings);
    }

    static JsonNode tree(EstimateContent content) {
        return MAPPER.valueToTree(content);
    }

    private static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }

    /** What an estimate states, from the text that was kept. */
    public static EstimateContent content(String text) {
        try {
            return CONTENT.readValue(text);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }

    /** Keeps what an estimate states in a column of text. */
    @Converter
    public static class Content implements AttributeConverter<EstimateContent, String> {

        @Override
        public String convertToDatabaseColumn(EstimateContent content) {
            return of(content);
        }

        @Override
        public EstimateContent convertToEntityAttribute(String text) {
            return content(text);
        }
    }

    /** Keeps findings in a column of text. */
    @Converter
    public static class Findings implements AttributeConverter<List<Finding>, String> {

        @Override
        public String convertToDatabaseColumn(List<Finding> findings) {
            return of(findings);
        }

        @Override
        public List<Finding> convertToEntityAttribute(String text) {
            try {
                return FINDINGS.readValue(text);
            } catch (JsonProcessingException ours) {
                throw new UncheckedIOException(ours);
            }
        }
    }
}
