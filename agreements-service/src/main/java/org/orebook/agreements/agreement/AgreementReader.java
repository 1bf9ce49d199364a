package org.orebook.agreements.agreement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Role;
import org.orebook.chassis.page.Cursor;

/** Reads agreements within a caller's sight: one, or a page of those that are found. */
@ApplicationScoped
class AgreementReader {

    private final Mutiny.SessionFactory sessions;
    private final Agreements agreements;
    private final AgreementStore store;
    private final AgreementViews views;
    private final InstantSource clock;

    AgreementReader(
            Mutiny.SessionFactory sessions,
            Agreements agreements,
            AgreementStore store,
            AgreementViews views,
            InstantSource clock) {
        this.sessions = sessions;
        this.agreements = agreements;
        this.store = store;
        this.views = views;
        this.clock = clock;
    }

    /** A page of agreements, and where it ends; {@code null} on the last. */
    record Found(List<AgreementSummary> items, Cursor next) {}

    /**
     * An agreement by id or number.
     *
     * @param at the day of its reading; {@code null} for today
     * @return fails with {@link AgreementRefusals.NoSuchAgreement} where the caller can see none
     */
    Uni<AgreementView> read(String idOrNumber, LocalDate at, Caller caller) {
        return sessions.withStatelessSession(session -> agreements
                .find(session, idOrNumber, caller)
                .flatMap(agreement -> views.of(session, agreement, at, caller)));
    }

    Uni<Found> search(AgreementQuery query, Caller caller) {
        AgreementCriteria criteria =
                new AgreementCriteria(query, AgreementSight.of(caller), caller.hasAny(Role.AUDITOR), clock.instant());
        return sessions.withStatelessSession(session -> criteria.page(session)
                .getResultList()
                .map(rows -> rows.stream().map(AgreementCriteria.Row::of).toList())
                .flatMap(rows -> read(session, query, rows)
                        .flatMap(found -> views.summaries(session, found, caller))
                        .map(items -> new Found(items, criteria.next(rows)))));
    }

    private Uni<List<Agreement>> read(
            Mutiny.StatelessSession session, AgreementQuery query, List<AgreementCriteria.Row> rows) {
        List<UUID> ids = rows.stream()
                .limit(query.limit())
                .map(AgreementCriteria.Row::id)
                .toList();
        return store.findAll(session, ids).map(found -> {
            Map<UUID, Agreement> byId = new HashMap<>();
            found.forEach(agreement -> byId.put(agreement.id(), agreement));
            return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
        });
    }
}
