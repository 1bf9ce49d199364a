package org.orebook.deposits.commitment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The parties of an agreement as they are kept: JSON, read and written as one. */
final class PartiesText {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PartiesText() {}

    static String of(List<CommittingAgreement.Party> parties) {
        ArrayNode list = JSON.createArrayNode();
        parties.forEach(party -> list.addObject()
                .put("id", party.id().toString())
                .put("code", party.code())
                .put("name", party.name()));
        return MessageJson.text(list);
    }

    static List<CommittingAgreement.Party> read(String text) {
        try {
            List<CommittingAgreement.Party> parties = new ArrayList<>();
            for (JsonNode each : JSON.readTree(text)) {
                parties.add(new CommittingAgreement.Party(
                        UUID.fromString(each.get("id").textValue()),
                        each.get("code").textValue(),
                        each.get("name").textValue()));
            }
            return parties;
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }
}
