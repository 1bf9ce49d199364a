package org.orebook.agreements.document;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Caller;

/** Lets callers come to the agreement whose documents they ask for. */
public interface AgreementGate {

    /**
     * Fails, as for an agreement that does not exist, where the caller may not know of it.
     *
     * @param session the open transaction
     * @param toChange whether something is to be added to it or withdrawn; it is then held until the transaction ends
     */
    Uni<Void> require(Mutiny.Session session, UUID agreement, Caller caller, boolean toChange);
}
