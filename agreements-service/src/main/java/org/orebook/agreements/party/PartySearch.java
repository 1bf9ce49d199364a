package org.orebook.agreements.party;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.page.Cursor;

/** Finds parties: one query picks the ids of a page in order, a second reads those parties. */
@ApplicationScoped
class PartySearch {

    private final Mutiny.SessionFactory sessions;
    private final PartyStore store;
    private final PartySights sights;

    PartySearch(Mutiny.SessionFactory sessions, PartyStore store, PartySights sights) {
        this.sessions = sessions;
        this.store = store;
        this.sights = sights;
    }

    /**
     * One page of what was found.
     *
     * @param next where the page ended; {@code null} on the last page
     */
    record Found(List<PartyView> items, Cursor next) {}

    Uni<Found> search(PartyQuery query, Caller caller) {
        return sessions.withStatelessSession(session -> sights.of(session, caller)
                .flatMap(sight -> find(session, query, sight, PartyCriteria.matchOf(query))
                        .flatMap(found -> found.items().isEmpty() && query.text() != null && query.cursor() == null
                                // Nothing has those words: offer what is spelled nearly so.
                                ? find(session, query, sight, PartyCriteria.Match.SIMILAR)
                                : Uni.createFrom().item(found))));
    }

    private Uni<Found> find(
            Mutiny.StatelessSession session, PartyQuery query, PartySight sight, PartyCriteria.Match match) {
        PartyCriteria criteria = new PartyCriteria(query, sight, match);
        return page(session, criteria)
                .flatMap(rows -> read(session, query, sight, rows).map(items -> new Found(items, criteria.next(rows))));
    }

    private static Uni<List<PartyCriteria.Row>> page(Mutiny.StatelessSession session, PartyCriteria criteria) {
        Mutiny.SelectionQuery<Tuple> query = session.createNativeQuery(criteria.sql(), Tuple.class);
        for (int i = 0; i < criteria.parameters().size(); i++) {
            query = query.setParameter(i + 1, criteria.parameters().get(i));
        }
        return query.getResultList()
                .map(rows -> rows.stream().map(PartySearch::row).toList());
    }

    private static PartyCriteria.Row row(Tuple row) {
        return new PartyCriteria.Row(row.get(0, UUID.class), row.get(1));
    }

    private Uni<List<PartyView>> read(
            Mutiny.StatelessSession session, PartyQuery query, PartySight sight, List<PartyCriteria.Row> rows) {
        List<UUID> ids =
                rows.stream().limit(query.limit()).map(PartyCriteria.Row::id).toList();
        return store.findAll(session, ids).map(parties -> {
            Map<UUID, Party> byId = parties.stream().collect(Collectors.toMap(Party::id, Function.identity()));
            return ids.stream()
                    .map(byId::get)
                    .filter(Objects::nonNull)
                    .map(party -> PartyView.of(party, sight.all()))
                    .toList();
        });
    }
}
