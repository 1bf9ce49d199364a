package org.orebook.deposits.commitment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.orebook.chassis.messaging.ReceivedMessage;
import org.orebook.chassis.transaction.Transactions;
import org.orebook.deposits.testing.Contracts;
import org.orebook.deposits.testing.EstimateApi;
import org.orebook.deposits.testing.SaidMessages;

/** Requests as agreements-service sends them, and what is replied. */
@ApplicationScoped
public class LedgerApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RequestHandler handler;
    private final Transactions transactions;
    private final SaidMessages messages;

    LedgerApi(RequestHandler handler, Transactions transactions, SaidMessages messages) {
        this.handler = handler;
        this.transactions = transactions;
        this.messages = messages;
    }

    /** Sends a request of an agreement that everybody inside may see, and gives the reply that it got last. */
    JsonNode ask(UUID agreement, int version, String... lines) {
        return askAs(agreement, version, "internal", null, lines);
    }

    JsonNode askAs(UUID agreement, int version, String confidentiality, String embargoUntil, String... lines) {
        String request = """
                {"agreement": {"id": "%s", "number": "AG-%s", "type": "share-purchase", "title": "Of two", %s
                  "confidentiality": "%s", "unheardOf": 1,
                  "parties": [{"id": "00000000-0000-0000-0000-00000000000a", "code": "cove-kaz", "name": "Cove Kaz"},
                    {"id": "00000000-0000-0000-0000-00000000000b", "code": "tau-ken", "name": "Tau-Ken"}]},
                 "version": %d, "at": "2026-01-02T03:04:05Z", "lines": [%s]}""".formatted(
                        agreement,
                        agreement.toString().substring(0, 8),
                        embargoUntil == null ? "" : "\"embargoUntil\": \"" + embargoUntil + "\",",
                        confidentiality,
                        version,
                        String.join(", ", lines));
        Contracts.assertKeptByAgreements("commitment-request.v1", tree(request));
        send(request);
        List<SaidMessages.Said> replies = replies(agreement);
        return replies.getLast().data();
    }

    /** Has the handler take in a message, in a transaction of its own. */
    void send(String data) {
        ReceivedMessage message = new ReceivedMessage(
                RequestHandler.TOPIC,
                0,
                0,
                "key",
                UUID.randomUUID(),
                "agreements-service",
                "org.orebook.commitment.requested.v1",
                "subject",
                Instant.now(),
                null,
                data);
        Transactions.await(() -> transactions.run(session -> handler.handle(session, message)));
    }

    /** All replies that an agreement got, by the contract. */
    List<SaidMessages.Said> replies(UUID agreement) {
        List<SaidMessages.Said> replies = messages.of(Replies.TOPIC, agreement);
        replies.forEach(reply -> Contracts.assertKept("commitment-reply.v1", reply.data()));
        return replies;
    }

    static String share(UUID line, UUID deposit, String percent) {
        return "{\"line\": \"%s\", \"deposit\": \"%s\", \"kind\": \"share\", \"percent\": %s}"
                .formatted(line, deposit, percent);
    }

    static String tonnage(UUID line, UUID deposit, String tonnes, String basis, String outOf) {
        return """
                {"line": "%s", "deposit": "%s", "kind": "tonnage", "commodity": "tungsten", "tonnes": %s,
                 "basis": "%s", "outOf": "%s"}""".formatted(line, deposit, tonnes, basis, outOf);
    }

    static String exclusivity(UUID line, UUID deposit, String from, String until) {
        return """
                {"line": "%s", "deposit": "%s", "kind": "exclusivity", "from": "%s", "until": "%s"}""".formatted(line, deposit, from, until);
    }

    /** A confirmed estimate of measured tungsten, in tonnes of WO3. */
    static UUID confirmed(UUID deposit, String tonnes) {
        UUID estimate = EstimateApi.recorded(deposit, EstimateApi.measured(tonnes));
        EstimateApi.judge("reviewer", estimate, "confirm", "{\"reason\": \"checked\"}")
                .then()
                .statusCode(200);
        return estimate;
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }
}
