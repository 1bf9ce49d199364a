package org.orebook.agreements.party;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.UncheckedIOException;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.idempotency.Answer;
import org.orebook.chassis.idempotency.IdempotencyKeys;
import org.orebook.chassis.json.MergePatch;
import org.orebook.chassis.precondition.Versions;
import org.orebook.chassis.problem.UnreadableBody;
import org.orebook.chassis.transaction.Transactions;

/** How steps with parties and with what is said of them are answered. */
@ApplicationScoped
public class PartyAnswers {

    public static final String PARTIES = "/api/v1/parties/";

    private final Transactions transactions;
    private final IdempotencyKeys keys;
    private final ObjectMapper json;

    PartyAnswers(Transactions transactions, IdempotencyKeys keys, ObjectMapper json) {
        this.transactions = transactions;
        this.keys = keys;
        this.json = json;
    }

    /** Does the work of a POST once per key, and answers. */
    public Uni<Response> once(
            Caller caller, String key, UriInfo uri, Object body, Function<Mutiny.Session, Uni<Answer>> work) {
        String request = "POST " + uri.getPath() + "\n" + write(body);
        return transactions
                .run(session -> keys.once(session, caller, key, request, () -> work.apply(session)))
                .map(Answer::toResponse);
    }

    /** Does the work of a PATCH, and answers. */
    public Uni<Response> change(Function<Mutiny.Session, Uni<Answer>> work) {
        return transactions.run(work).map(Answer::toResponse);
    }

    /** The answer that a record was made. */
    public Answer made(String path, int version, Object view) {
        return new Answer(201, path, tag(version), write(view));
    }

    /** The answer that a record was changed. */
    public Answer changed(int version, Object view) {
        return new Answer(200, null, tag(version), write(view));
    }

    /** The document as a merge patch leaves it. */
    public <T> T patched(T document, ObjectNode patch, Class<T> type) {
        try {
            ObjectNode target = json.valueToTree(document);
            return json.treeToValue(MergePatch.apply(target, patch), type);
        } catch (JsonProcessingException unreadable) {
            throw UnreadableBody.refusal(unreadable);
        }
    }

    private static String tag(int version) {
        return '"' + Versions.tag(version).getValue() + '"';
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }
}
