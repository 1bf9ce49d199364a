package org.orebook.chassis.messaging;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.precondition.Versions;
import org.orebook.chassis.statement.StatedReason;

/** What an administrator does with dead letters: each is a part of the transaction that it is handed. */
@ApplicationScoped
class Replays {

    private final DeadLetterStore store;
    private final HandlerRun run;
    private final List<MessageHandler> handlers;
    private final InstantSource clock;

    Replays(DeadLetterStore store, HandlerRun run, @All List<MessageHandler> handlers, InstantSource clock) {
        this.store = store;
        this.run = run;
        this.handlers = handlers;
        this.clock = clock;
    }

    /** A handler failed. The cause says how; whoever runs the transaction says so to the caller once it has ended. */
    static final class HandlerFailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        HandlerFailedException(Throwable cause) {
            super(cause);
        }
    }

    /**
     * Hands a message to its handler once more. It has the effect that it would have had, or it stays parked.
     *
     * @return fails with {@link HandlerFailedException} where the handler fails
     */
    Uni<DeadLetter> replay(Mutiny.Session session, UUID id, String ifMatch, String reason, Caller caller) {
        return resolve(session, id, ifMatch, DeadLetterState.REPLAYED, reason, caller, letter -> {
            MessageHandler handler = handler(letter);
            return run.handOver(session, handler, List.of(letter.message()))
                    .chain(session::flush)
                    .onFailure()
                    .transform(HandlerFailedException::new);
        });
    }

    Uni<DeadLetter> discard(Mutiny.Session session, UUID id, String ifMatch, String reason, Caller caller) {
        return resolve(
                session,
                id,
                ifMatch,
                DeadLetterState.DISCARDED,
                reason,
                caller,
                _ -> Uni.createFrom().voidItem());
    }

    private Uni<DeadLetter> resolve(
            Mutiny.Session session,
            UUID id,
            String ifMatch,
            DeadLetterState as,
            String reason,
            Caller caller,
            Function<DeadLetter, Uni<Void>> work) {
        Versions.required(ifMatch);
        String why = StatedReason.of(reason, DeadLetterRefusals.NoReason::new);
        return store.hold(session, id)
                .onItem()
                .ifNull()
                .failWith(() -> new DeadLetterRefusals.NoSuchLetter(id.toString()))
                .invoke(letter -> requireParked(letter, ifMatch))
                .call(work::apply)
                .map(letter -> letter.resolved(as, clock.instant(), caller.name(), why))
                .call(resolved -> store.resolve(session, resolved));
    }

    private static void requireParked(DeadLetter letter, String ifMatch) {
        Versions.require(ifMatch, letter.version());
        if (letter.state() != DeadLetterState.PARKED) {
            throw new DeadLetterRefusals.Resolved(letter.state());
        }
    }

    private MessageHandler handler(DeadLetter letter) {
        if (!letter.isReadable()) {
            throw new DeadLetterRefusals.NotReplayable("The message cannot be read. " + letter.reason());
        }
        return handlers.stream()
                .filter(handler -> handler.topic().equals(letter.message().topic()))
                .findFirst()
                .orElseThrow(() -> new DeadLetterRefusals.NotReplayable("Nobody here hears the topic any more."));
    }
}
