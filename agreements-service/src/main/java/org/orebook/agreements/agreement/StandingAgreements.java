package org.orebook.agreements.agreement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Caller;

/** Finds what had been agreed on a day and was not over. */
@ApplicationScoped
public class StandingAgreements {

    private final InstantSource clock;

    StandingAgreements(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Agreements within the caller's sight that name a deposit in which there is a commodity, or one that such a deposit
     * took in since, or the commodity of a whole country. A commodity is in a deposit that is said to hold it, and in one of
     * which anybody gives a tonnage of it.
     *
     * @param at the day; an agreement whose month or year of signature alone is known counts from its beginning
     * @param most how many at most, the oldest first
     */
    public Uni<List<StandingAgreement>> about(
            Mutiny.QueryProducer session, String commodity, LocalDate at, Caller caller, int most) {
        StatementValues parameters = new StatementValues();
        String day = parameters.add(at);
        String sql = """
                SELECT a.id, a.number, a.title, a.type, a.state, coalesce(
                    (SELECT m.content FROM agreement_amendment m
                     WHERE m.agreement_id = a.id AND m.state = 'signed' AND m.effective_on <= %1$s
                     ORDER BY m.number DESC LIMIT 1), a.original, a.content)
                FROM agreement a
                WHERE a.state IN ('signed', 'in-force', 'suspended', 'expired', 'terminated', 'lapsed')
                  AND EXISTS (SELECT FROM agreement_step s WHERE s.agreement_id = a.id AND s.action = 'signed'
                      AND coalesce(nullif(a.signed_on, ''), cast(cast(s.at AS date) AS text))
                          <= cast(cast(%1$s AS date) AS text))
                  AND NOT EXISTS (SELECT FROM agreement_step s WHERE s.agreement_id = a.id
                      AND s.action IN ('expired', 'terminated', 'lapsed') AND cast(s.at AS date) <= %1$s)
                  AND (%2$s = ANY (a.commodities) OR a.id IN (
                      WITH RECURSIVE holding (id) AS (
                          SELECT k.id FROM known_deposit k
                          WHERE %2$s = ANY (k.commodities)
                             OR EXISTS (SELECT FROM known_tonnage t WHERE t.deposit_id = k.id AND t.commodity = %2$s)
                          UNION SELECT k.id FROM known_deposit k JOIN holding h ON k.merged_into = h.id)
                      SELECT d.agreement_id FROM agreement_deposit d JOIN holding h ON h.id = d.deposit_id))
                  AND %3$s
                ORDER BY a.id LIMIT %4$s""".formatted(
                        day,
                        parameters.add(commodity),
                        AgreementSight.of(caller).condition(parameters, clock.instant()),
                        parameters.add(most));
        return parameters
                .bind(session.createNativeQuery(sql, Tuple.class))
                .getResultList()
                .map(rows -> rows.stream().map(StandingAgreements::standing).toList());
    }

    private static StandingAgreement standing(Tuple row) {
        return new StandingAgreement(
                AgreementReference.of(row), AgreementJson.read(row.get(5, String.class), AgreementContent.class));
    }
}
