package org.orebook.agreements.document;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.agreements.document.blob.Blob;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Role;
import org.orebook.chassis.history.Act;
import org.orebook.chassis.precondition.Versions;
import org.orebook.chassis.statement.StatedReason;

/** The use cases of documents: each is a part of the transaction that it is handed. */
@ApplicationScoped
class Documents {

    private final AgreementGate gate;
    private final InstantSource clock;

    Documents(AgreementGate gate, InstantSource clock) {
        this.gate = gate;
        this.clock = clock;
    }

    /** Fails where the caller may not add to an agreement: asked before somebody sends many megabytes. */
    Uni<Void> admit(Mutiny.Session session, UUID agreement, Caller caller) {
        return gate.require(session, agreement, caller, true);
    }

    /**
     * Adds a document whose bytes are kept. One that stands there already, with the same bytes and words, is found
     * again and stays as it is.
     *
     * @throws DocumentRefusals.AlreadyHere where the same bytes stand there with other words
     */
    Uni<Document> add(
            Mutiny.Session session,
            UUID agreement,
            Description description,
            Blob blob,
            Caller caller,
            String requestId) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return gate.require(session, agreement, caller, true)
                .chain(() -> insert(session, id, agreement, description, blob, caller, requestId))
                .chain(() -> standing(session, agreement, blob))
                .invoke(present -> {
                    if (!present.says(description)) {
                        throw new DocumentRefusals.AlreadyHere(present);
                    }
                });
    }

    /** Adds a row, unless one of the same bytes stands: a concurrent upload of them is waited for. */
    private Uni<Integer> insert(
            Mutiny.Session session,
            UUID id,
            UUID agreement,
            Description description,
            Blob blob,
            Caller caller,
            String requestId) {
        return session.createNativeQuery("""
                        INSERT INTO document (id, version, agreement_id, name, sha256, media_type, size_bytes, language,
                                              authentic, uploaded_at, uploaded_by, uploaded_request)
                        VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6, cast(?7 AS text), ?8, ?9, ?10, cast(?11 AS text))
                        ON CONFLICT (agreement_id, sha256) WHERE withdrawn_at IS NULL DO NOTHING""")
                .setParameter(1, id)
                .setParameter(2, agreement)
                .setParameter(3, description.name())
                .setParameter(4, blob.digest().hex())
                .setParameter(5, description.mediaType())
                .setParameter(6, blob.size())
                .setParameter(7, description.language())
                .setParameter(8, description.authentic())
                .setParameter(9, clock.instant())
                .setParameter(10, caller.name())
                .setParameter(11, requestId)
                .executeUpdate();
    }

    private static Uni<Document> standing(Mutiny.Session session, UUID agreement, Blob blob) {
        return session.createSelectionQuery("""
                        from Document d where d.agreement = :agreement and d.sha256 = :hash and d.withdrawnAt is null
                        """, Document.class)
                .setParameter("agreement", agreement)
                .setParameter("hash", blob.digest().hex())
                .getSingleResult();
    }

    /**
     * The documents of an agreement, the newest first.
     *
     * @param olderThan the id behind which to begin; {@code null} for the newest
     * @param most how many at most
     */
    Uni<List<Document>> list(Mutiny.Session session, UUID agreement, UUID olderThan, int most, Caller caller) {
        return gate.require(session, agreement, caller, false)
                .chain(() -> session.createSelectionQuery("""
                        from Document d
                        where d.agreement = :agreement and (:all = true or d.withdrawnAt is null)
                          and d.id < :olderThan
                        order by d.id desc""", Document.class)
                        .setParameter("agreement", agreement)
                        .setParameter("all", seesWithdrawn(caller))
                        .setParameter("olderThan", olderThan == null ? new UUID(-1, -1) : olderThan)
                        .setMaxResults(most)
                        .getResultList());
    }

    /** One document of an agreement. */
    Uni<Document> find(Mutiny.Session session, UUID agreement, UUID id, Caller caller) {
        return gate.require(session, agreement, caller, false)
                .chain(() -> session.find(Document.class, id))
                .invoke(document -> requireIn(agreement, id, document))
                .invoke(document -> {
                    if (document.isWithdrawn() && !seesWithdrawn(caller)) {
                        throw new DocumentRefusals.NoSuchDocument(id.toString());
                    }
                });
    }

    /**
     * Withdraws a document.
     *
     * @param ifMatch the entity tag of the version that the caller saw
     */
    Uni<Document> withdraw(
            Mutiny.Session session,
            UUID agreement,
            UUID id,
            String ifMatch,
            String reason,
            Caller caller,
            String requestId) {
        Versions.required(ifMatch);
        Act act = new Act(
                caller,
                clock.instant(),
                StatedReason.of(reason, DocumentRefusals.InvalidDocument::new),
                null,
                requestId);
        return gate.require(session, agreement, caller, true)
                .chain(() -> session.find(Document.class, id, LockModeType.PESSIMISTIC_WRITE))
                .invoke(document -> {
                    requireIn(agreement, id, document);
                    Versions.require(ifMatch, document.version());
                    document.withdraw(act);
                })
                .call(session::flush);
    }

    private static void requireIn(UUID agreement, UUID id, Document document) {
        if (document == null || !document.agreement().equals(agreement)) {
            throw new DocumentRefusals.NoSuchDocument(id.toString());
        }
    }

    /** One that went up by mistake may be somebody else's secret: partners do not learn that it was there. */
    private static boolean seesWithdrawn(Caller caller) {
        return !caller.hasAny(Role.PARTNER);
    }
}
