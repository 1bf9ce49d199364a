package org.orebook.deposits.deposit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.UncheckedIOException;

/**
 * A profile as it is kept: JSON, with a mapper of its own, since how HTTP bodies are read must not decide what is on
 * disk. A member that a later version wrote is no reason not to answer.
 */
@Converter
public class ProfileText implements AttributeConverter<DepositProfile, String> {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final ObjectWriter WRITER = MAPPER.writerFor(DepositProfile.class);
    private static final ObjectReader READER = MAPPER.readerFor(DepositProfile.class);

    /** The text of a profile, for statements that write it without Hibernate. */
    public static String of(DepositProfile profile) {
        try {
            return WRITER.writeValueAsString(profile);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }

    @Override
    public String convertToDatabaseColumn(DepositProfile profile) {
        return of(profile);
    }

    @Override
    public DepositProfile convertToEntityAttribute(String text) {
        try {
            return READER.readValue(text);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }
}
