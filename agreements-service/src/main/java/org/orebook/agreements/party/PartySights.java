package org.orebook.agreements.party;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Role;

/** Tells which parties a caller may know of. */
@ApplicationScoped
public class PartySights {

    private final PartyStore store;
    private final Counterparties counterparties;

    PartySights(PartyStore store, Counterparties counterparties) {
        this.store = store;
        this.counterparties = counterparties;
    }

    /** What a caller may see. A token with no role of somebody inside is treated as a partner's. */
    public Uni<PartySight> of(Mutiny.QueryProducer session, Caller caller) {
        if (isInside(caller)) {
            return Uni.createFrom().item(PartySight.EVERYTHING);
        }
        if (caller.party() == null) {
            return Uni.createFrom().item(PartySight.NOTHING);
        }
        return store.idOf(session, caller.party())
                .flatMap(own -> own == null
                        ? Uni.createFrom().item(PartySight.NOTHING)
                        : counterparties.of(session, own).map(others -> new PartySight(false, own, others)));
    }

    /** Whether a caller is somebody inside, and no partner. */
    public static boolean isInside(Caller caller) {
        return caller.hasAny(
                Role.VIEWER, Role.GEOLOGIST, Role.REVIEWER, Role.NEGOTIATOR, Role.APPROVER, Role.AUDITOR, Role.ADMIN);
    }
}
