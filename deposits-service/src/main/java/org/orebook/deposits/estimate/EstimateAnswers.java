package org.orebook.deposits.estimate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
import org.orebook.chassis.quantity.Display;
import org.orebook.chassis.transaction.Transactions;

/** How a step with an estimate is answered, at whichever of its addresses it was taken. */
@ApplicationScoped
class EstimateAnswers {

    private final Transactions transactions;
    private final IdempotencyKeys keys;
    private final EstimateViews views;
    private final ObjectMapper json;

    EstimateAnswers(Transactions transactions, IdempotencyKeys keys, EstimateViews views, ObjectMapper json) {
        this.transactions = transactions;
        this.keys = keys;
        this.views = views;
        this.json = json;
    }

    /** Takes a step once per key and answers with the estimate as it is then. */
    Uni<Response> once(
            Caller caller, String key, UriInfo uri, Object body, Function<Mutiny.Session, Uni<Estimates.Placed>> step) {
        return once(caller, key, uri, body, 200, step);
    }

    /** The same, with a status of its own. */
    Uni<Response> once(
            Caller caller,
            String key,
            UriInfo uri,
            Object body,
            int status,
            Function<Mutiny.Session, Uni<Estimates.Placed>> step) {
        String request = "POST " + uri.getPath() + "\n" + write(body);
        return transactions
                .run(session -> keys.once(
                        session, caller, key, request, () -> step.apply(session).map(placed -> of(status, placed))))
                .map(Answer::toResponse);
    }

    Answer of(int status, Estimates.Placed placed) {
        Estimate estimate = placed.estimate();
        String location = status == 201 ? "/api/v1/estimates/" + estimate.id() : null;
        String tag = '"' + Versions.tag(estimate.version()).getValue() + '"';
        EstimateView view = views.of(estimate, placed.deposit(), null, Display.AS_KEPT, true);
        return new Answer(status, location, tag, write(view));
    }

    /**
     * The id in a path.
     *
     * @throws EstimateRefusals.NoSuchEstimate where it is no id: there is no such estimate either
     */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw new EstimateRefusals.NoSuchEstimate(text);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException ours) {
            throw new UncheckedIOException(ours);
        }
    }
}
