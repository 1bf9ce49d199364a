package org.orebook.agreements.party;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.UncheckedIOException;

/** A profile as it is kept: JSON, with a mapper of its own. A member that a later version wrote is passed over. */
@Converter
class PartyProfileText implements AttributeConverter<PartyProfile, String> {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final ObjectWriter WRITER = MAPPER.writerFor(PartyProfile.class);
    private static final ObjectReader READER = MAPPER.readerFor(PartyProfile.class);

    @Override
    public String convertToDatabaseColumn(PartyProfile profile) {
        try {
            return WRITER.writeValueAsString(profile);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }

    @Override
    public PartyProfile convertToEntityAttribute(String text) {
        try {
            return READER.readValue(text);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }
}
