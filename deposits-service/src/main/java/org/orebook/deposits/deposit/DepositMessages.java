package org.orebook.deposits.deposit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.orebook.chassis.messaging.OutgoingMessage;

/**
 * What other services are told of a deposit after each change: its state, by the contract {@code deposit.v1}. They are
 * told of confidential ones, too, and keep them from whoever may not see them as this service does.
 */
public final class DepositMessages {

    public static final String TOPIC = "orebook.deposits";

    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_LENGTH = 512;

    private DepositMessages() {}

    /** A deposit as it is now, after what was done to it. */
    public static OutgoingMessage of(Deposit deposit, DepositChange.Action happened) {
        String id = deposit.id().toString();
        return new OutgoingMessage(TOPIC, id, type(happened), id, deposit.changedAt(), data(deposit, happened));
    }

    /** Type of the message that tells of a step. */
    public static String type(DepositChange.Action happened) {
        return switch (happened) {
            case REGISTERED -> "org.orebook.deposit.registered.v1";
            case CHANGED -> "org.orebook.deposit.changed.v1";
            case PUBLISHED -> "org.orebook.deposit.published.v1";
            case MERGED_INTO -> "org.orebook.deposit.merged.v1";
            case ABSORBED -> "org.orebook.deposit.absorbed.v1";
        };
    }

    /** Written member by member: an import says this of each of its rows, between two statements. */
    private static String data(Deposit deposit, DepositChange.Action happened) {
        StringWriter text = new StringWriter(USUAL_LENGTH);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("id", deposit.id().toString());
            json.writeStringField("number", deposit.number());
            json.writeNumberField("version", deposit.version());
            json.writeStringField("happened", happened.code());
            json.writeStringField("at", deposit.changedAt().toString());
            json.writeStringField("kind", deposit.kind().code());
            writeIfKnown(json, "parent", deposit.parent());
            json.writeStringField("name", deposit.displayName());
            writeIfKnown(json, "country", deposit.profile().place().country());
            writeCommodities(json, deposit);
            writeIfKnown(json, "stage", deposit.stage());
            json.writeStringField("visibility", deposit.visibility().code());
            writeIfKnown(json, "embargoUntil", deposit.embargoUntil());
            writeIfKnown(json, "mergedInto", deposit.mergedInto());
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void writeCommodities(JsonGenerator json, Deposit deposit) throws IOException {
        json.writeArrayFieldStart("commodities");
        for (String code : deposit.commodityCodes()) {
            json.writeString(code);
        }
        json.writeEndArray();
    }

    private static void writeIfKnown(JsonGenerator json, String member, Object value) throws IOException {
        if (value != null) {
            json.writeStringField(member, value.toString());
        }
    }
}
