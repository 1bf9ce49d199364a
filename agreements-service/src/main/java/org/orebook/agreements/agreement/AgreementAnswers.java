package org.orebook.agreements.agreement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.idempotency.Answer;
import org.orebook.chassis.idempotency.IdempotencyKeys;
import org.orebook.chassis.precondition.Versions;
import org.orebook.chassis.transaction.Transactions;

/** How a step with an agreement is answered, at whichever of its addresses it was taken. */
@ApplicationScoped
class AgreementAnswers {

    private final Transactions transactions;
    private final IdempotencyKeys keys;
    private final AgreementViews views;
    private final ObjectMapper json;

    AgreementAnswers(Transactions transactions, IdempotencyKeys keys, AgreementViews views, ObjectMapper json) {
        this.transactions = transactions;
        this.keys = keys;
        this.views = views;
        this.json = json;
    }

    /** Takes a step once per key and answers with the agreement as it is then. */
    Uni<Response> once(
            Caller caller, String key, UriInfo uri, Object body, Function<Mutiny.Session, Uni<Agreement>> step) {
        return answering(
                caller,
                key,
                uri,
                write(body),
                session -> step.apply(session).flatMap(agreement -> agreement(session, 200, agreement, caller)));
    }

    /** The same, with an answer of its own. */
    Uni<Response> answering(
            Caller caller, String key, UriInfo uri, String body, Function<Mutiny.Session, Uni<Answer>> step) {
        String request = "POST " + uri.getPath() + "\n" + body;
        return transactions
                .run(session -> keys.once(session, caller, key, request, () -> step.apply(session)))
                .map(Answer::toResponse);
    }

    /** An agreement as a change left it. */
    Uni<Answer> agreement(Mutiny.Session session, int status, Agreement agreement, Caller caller) {
        String location = status == 201 ? "/api/v1/agreements/" + agreement.id() : null;
        return views.of(session, agreement, null, caller)
                .map(view -> new Answer(status, location, tag(agreement), write(view)));
    }

    /** A part of an agreement, with the tag of the agreement: it is what the next change of it is held against. */
    Answer part(int status, String location, Agreement agreement, Object view) {
        return new Answer(status, location, tag(agreement), write(view));
    }

    /**
     * An agreement as it is read. It comes in full even to who has that version already: what stands around it, such as
     * which steps are legal and which amendment holds today, changes without it.
     */
    static Response read(AgreementView view) {
        return Response.ok(view, MediaType.APPLICATION_JSON_TYPE)
                .tag(Versions.tag(view.version()))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.VARY, "Accept, Authorization")
                .build();
    }

    /**
     * The id in a path.
     *
     * @throws AgreementRefusals.NoSuchAgreement where it is no id: there is no such agreement either
     */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw new AgreementRefusals.NoSuchAgreement(text);
        }
    }

    private static String tag(Agreement agreement) {
        return '"' + Versions.tag(agreement.version()).getValue() + '"';
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }
}
