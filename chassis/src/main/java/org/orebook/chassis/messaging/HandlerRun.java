package org.orebook.chassis.messaging;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.MDC;
import org.orebook.chassis.request.RequestIds;
import org.orebook.chassis.transaction.Transactions;

/** Hands messages to their handler, each once, in one transaction, as part of the trace that each came with. */
@ApplicationScoped
class HandlerRun {

    private final Vertx vertx;
    private final Transactions transactions;
    private final Inbox inbox;
    private final MessageSpans spans;

    HandlerRun(Vertx vertx, Transactions transactions, Inbox inbox, MessageSpans spans) {
        this.vertx = vertx;
        this.transactions = transactions;
        this.inbox = inbox;
        this.spans = spans;
    }

    /** Does it in a transaction and on a context of its own, whichever thread asks. */
    <T> Uni<T> apart(Function<Mutiny.Session, Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            io.vertx.core.Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(_ -> transactions.run(work).subscribe().with(emitter::complete, emitter::fail));
        });
    }

    /** Hands the messages over, in their order, and those that took effect before not again. */
    Uni<Void> handOver(Mutiny.Session session, MessageHandler handler, List<ReceivedMessage> messages) {
        if (handler instanceof ReadModelHandler readModel && messages.size() > 1) {
            return traced(messages, () -> readModel.handleAll(session, messages));
        }
        return plannedOnce(session)
                .chain(() ->
                        handler.isVersioned() ? Uni.createFrom().item(messages) : fresh(session, handler, messages))
                .chain(fresh -> Transactions.inTurn(fresh, message -> handOver(session, handler, message)));
    }

    /**
     * A handler asks by keys, the same for each message: until the transaction ends PostgreSQL keeps a plan that serves all
     * values, where it plans each search anew. Without it a decision on a commitment takes longer to plan than to execute.
     */
    private static Uni<Object> plannedOnce(Mutiny.Session session) {
        return session.createNativeQuery("SELECT set_config('plan_cache_mode', 'auto', true)")
                .getSingleResult();
    }

    private Uni<List<ReceivedMessage>> fresh(
            Mutiny.Session session, MessageHandler handler, List<ReceivedMessage> messages) {
        List<UUID> ids = messages.stream().map(ReceivedMessage::id).toList();
        return inbox.take(session, handler.topic(), ids).map(fresh -> firstOf(fresh, messages));
    }

    /** One message may come twice in a batch. */
    private static List<ReceivedMessage> firstOf(Set<UUID> fresh, List<ReceivedMessage> messages) {
        return messages.stream().filter(message -> fresh.remove(message.id())).toList();
    }

    /** What a message has loaded is let go after it: Hibernate would look through all of it at each query of the next. */
    private Uni<Void> handOver(Mutiny.Session session, MessageHandler handler, ReceivedMessage message) {
        return traced(message, () -> handler.handle(session, message).chain(session::flush))
                .invoke(session::clear);
    }

    // The scope is closed when the work has ended, which is later.
    @SuppressWarnings("MustBeClosed")
    private Uni<Void> traced(ReceivedMessage message, Supplier<Uni<Void>> work) {
        Span span = spans.processing(message);
        Scope scope = Context.root().with(span).makeCurrent();
        Object before = MDC.get(RequestIds.MDC_KEY);
        MDC.put(RequestIds.MDC_KEY, message.id().toString());
        return Uni.createFrom().deferred(work::get).onTermination().invoke((_, failure, _) -> {
            scope.close();
            end(span, failure);
            if (before == null) {
                MDC.remove(RequestIds.MDC_KEY);
            } else {
                MDC.put(RequestIds.MDC_KEY, before);
            }
        });
    }

    /** The part that each message has in the work is that work: a read model does all of it at once. */
    private Uni<Void> traced(List<ReceivedMessage> messages, Supplier<Uni<Void>> work) {
        return Uni.createFrom().deferred(() -> {
            List<Span> all = messages.stream().map(spans::processing).toList();
            return Uni.createFrom()
                    .deferred(work::get)
                    .onTermination()
                    .invoke((_, failure, _) -> all.forEach(span -> end(span, failure)));
        });
    }

    private static void end(Span span, Throwable failure) {
        if (failure == null) {
            span.end();
        } else {
            MessageSpans.failed(span, failure);
        }
    }
}
