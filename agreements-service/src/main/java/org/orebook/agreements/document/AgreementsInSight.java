package org.orebook.agreements.document;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.agreements.agreement.Agreements;
import org.orebook.chassis.caller.Caller;

/** Lets callers come to the agreements that they may see. */
@ApplicationScoped
class AgreementsInSight implements AgreementGate {

    private final Agreements agreements;

    AgreementsInSight(Agreements agreements) {
        this.agreements = agreements;
    }

    @Override
    public Uni<Void> require(Mutiny.Session session, UUID agreement, Caller caller, boolean toChange) {
        return toChange
                ? agreements.hold(session, agreement, caller).replaceWithVoid()
                : agreements.requireSeen(session, agreement, caller);
    }
}
