package org.orebook.agreements.commitment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;

/** How the messages of the saga are written and read; a member that is not known here is none of our business. */
public final class CommitmentJson {

    static final String REQUESTS = "orebook.commitment-requests";
    static final String REPLIES = "orebook.commitment-replies";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private CommitmentJson() {}

    /** The reply; {@code null} where the data says null. */
    static CommitmentReply reply(String data) throws JsonProcessingException {
        return MAPPER.readValue(data, CommitmentReply.class);
    }

    static String of(CommitmentRequest request) {
        try {
            return MAPPER.writeValueAsString(request);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }
}
