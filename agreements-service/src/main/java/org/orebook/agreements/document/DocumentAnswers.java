package org.orebook.agreements.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.orebook.chassis.precondition.Versions;
import org.orebook.chassis.transaction.Transactions;

/** How a step with a document is answered. */
@ApplicationScoped
class DocumentAnswers {

    private final Transactions transactions;
    private final IdempotencyKeys keys;
    private final ObjectMapper json;

    DocumentAnswers(Transactions transactions, IdempotencyKeys keys, ObjectMapper json) {
        this.transactions = transactions;
        this.keys = keys;
        this.json = json;
    }

    /**
     * Takes a step once per key and answers with the document as it is then.
     *
     * @param asked what the body and its description say, by which a key knows its request again
     */
    Uni<Response> once(
            Caller caller,
            String key,
            UriInfo uri,
            String asked,
            int status,
            Function<Mutiny.Session, Uni<Document>> step) {
        String request = "POST " + uri.getPath() + "\n" + asked;
        return transactions
                .run(session -> keys.once(
                        session, caller, key, request, () -> step.apply(session).map(found -> of(status, found))))
                .map(Answer::toResponse);
    }

    private Answer of(int status, Document document) {
        String tag = '"' + Versions.tag(document.version()).getValue() + '"';
        String location = status == 201 ? DocumentResource.path(document) : null;
        return new Answer(status, location, tag, write(document.view()));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }
}
