package org.orebook.agreements.document;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Caller;

/** The real gate, which can fail as if the service had crashed in that moment. */
@Alternative
@Priority(1)
@ApplicationScoped
class CrashingGate implements AgreementGate {

    private final AgreementsInSight real;
    private final AtomicInteger untilCrash = new AtomicInteger();

    CrashingGate(AgreementsInSight real) {
        this.real = real;
    }

    /** Has the service fail when it asks for so many times from now. */
    void crashAt(int request) {
        untilCrash.set(request);
    }

    @Override
    public Uni<Void> require(Mutiny.Session session, UUID agreement, Caller caller, boolean toChange) {
        if (untilCrash.getAndUpdate(left -> Math.max(0, left - 1)) == 1) {
            throw new IllegalStateException("as if the service had crashed here");
        }
        return real.require(session, agreement, caller, toChange);
    }
}
