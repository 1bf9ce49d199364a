package org.orebook.agreements.agreement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.agreements.commitment.Grant;
import org.orebook.agreements.deposit.DepositSight;
import org.orebook.agreements.deposit.KnownDeposit;
import org.orebook.agreements.deposit.KnownDeposits;
import org.orebook.agreements.deposit.OverCommitments;
import org.orebook.agreements.deposit.OverCommitments.Excess;
import org.orebook.agreements.party.Parties;
import org.orebook.agreements.party.PartyReference;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.caller.Role;

/** Shows agreements to callers, each what it may know. */
@ApplicationScoped
class AgreementViews {

    private final AgreementStore store;
    private final AmendmentStore amendments;
    private final Parties parties;
    private final KnownDeposits deposits;
    private final OverCommitments overCommitments;
    private final InstantSource clock;

    AgreementViews(
            AgreementStore store,
            AmendmentStore amendments,
            Parties parties,
            KnownDeposits deposits,
            OverCommitments overCommitments,
            InstantSource clock) {
        this.store = store;
        this.amendments = amendments;
        this.parties = parties;
        this.deposits = deposits;
        this.overCommitments = overCommitments;
        this.clock = clock;
    }

    /** What an agreement says on a day, and by which amendment. */
    private record Reading(LocalDate at, AgreementContent content, Integer amendment) {}

    /** The records around an agreement. */
    private record Around(
            Map<UUID, PartyReference> parties,
            Map<UUID, KnownDeposit> deposits,
            Map<UUID, Excess> excess,
            Caller caller,
            Instant now) {

        private DepositName deposit(UUID id) {
            if (id == null) {
                return null;
            }
            KnownDeposit known = deposits.get(id);
            boolean shown = known != null && (caller.hasAny(Role.AUDITOR) || known.isKnownInside(now));
            return shown ? new DepositName(id, known.number(), known.name()) : new DepositName(id, null, null);
        }

        private Excess excess(Agreement agreement) {
            return excess.getOrDefault(agreement.id(), Excess.NONE);
        }

        private List<AgreementView.Part> parts(AgreementContent content) {
            return content.parties().stream()
                    .map(part -> new AgreementView.Part(parties.get(part.party()), part.role()))
                    .toList();
        }
    }

    /**
     * An agreement as a caller is shown it.
     *
     * @param at the day of its reading; {@code null} for today
     */
    Uni<AgreementView> of(Mutiny.QueryProducer session, Agreement agreement, LocalDate at, Caller caller) {
        Instant now = clock.instant();
        AgreementSight sight = AgreementSight.of(caller);
        LocalDate day = at == null ? LocalDate.ofInstant(now, ZoneOffset.UTC) : at;
        return reading(session, agreement, day)
                .flatMap(reading -> around(session, List.of(agreement), List.of(reading.content()), caller, now)
                        .flatMap(around -> store.ladder(session, agreement, sight, now)
                                .map(ladder -> view(agreement, reading, around, ladder, sight))));
    }

    /** Agreements as a list shows them, in its order. */
    Uni<List<AgreementSummary>> summaries(Mutiny.QueryProducer session, List<Agreement> agreements, Caller caller) {
        List<AgreementContent> contents =
                agreements.stream().map(Agreement::content).toList();
        return around(session, agreements, contents, caller, clock.instant())
                .map(around -> agreements.stream()
                        .map(agreement -> summary(agreement, around))
                        .toList());
    }

    private Uni<Reading> reading(Mutiny.QueryProducer session, Agreement agreement, LocalDate at) {
        if (!agreement.isAmended()) {
            return Uni.createFrom().item(new Reading(at, agreement.content(), null));
        }
        return amendments
                .holding(session, agreement.id(), at)
                .map(holding -> holding == null
                        ? new Reading(at, agreement.original(), null)
                        : new Reading(at, holding.content().withEvents(agreement.content()), holding.number()));
    }

    private Uni<Around> around(
            Mutiny.QueryProducer session,
            List<Agreement> agreements,
            List<AgreementContent> contents,
            Caller caller,
            Instant now) {
        Set<UUID> ids = new HashSet<>();
        Set<UUID> partyIds = new HashSet<>();
        Set<UUID> depositIds = new HashSet<>();
        agreements.forEach(agreement -> {
            ids.add(agreement.id());
            agreement.commitment().grants().forEach(grant -> depositIds.add(grant.deposit()));
        });
        contents.forEach(content -> {
            partyIds.addAll(content.partyIds());
            depositIds.addAll(content.depositsAsStated());
        });
        return parties.references(session, partyIds)
                .flatMap(known -> deposits.find(session, depositIds)
                        .flatMap(found -> excess(session, ids, caller, now)
                                .map(excess -> new Around(known, found, excess, caller, now))));
    }

    /** What all have committed together is for those alone who see every agreement, of deposits that they see. */
    private Uni<Map<UUID, Excess>> excess(Mutiny.QueryProducer session, Set<UUID> ids, Caller caller, Instant now) {
        return AgreementSight.of(caller).isEverything()
                ? overCommitments.of(session, ids, DepositSight.of(caller), now)
                : Uni.createFrom().item(Map.of());
    }

    private static AgreementSummary summary(Agreement agreement, Around around) {
        AgreementContent content = agreement.content();
        return new AgreementSummary(
                agreement.id(),
                agreement.number(),
                agreement.version(),
                content.type(),
                content.title(),
                content.reference(),
                agreement.state(),
                content.binding(),
                around.parts(content),
                content.deposits().stream().map(around::deposit).toList(),
                content.dates(),
                content.value(),
                content.confidentiality(),
                content.embargoUntil(),
                around.excess(agreement).tonnages(),
                around.excess(agreement).shares(),
                agreement.changedAt());
    }

    private static AgreementView view(
            Agreement agreement,
            Reading reading,
            Around around,
            List<AgreementReference> ladder,
            AgreementSight sight) {
        AgreementContent content = reading.content();
        boolean inside = !sight.isOwn();
        return new AgreementView(
                agreement.id(),
                agreement.number(),
                agreement.version(),
                content.type(),
                content.title(),
                content.reference(),
                agreement.state(),
                content.binding(),
                around.parts(content),
                content.signatories(),
                content.clauses(),
                content.dates(),
                content.term(),
                content.governingLaw(),
                content.disputeForum(),
                content.languages(),
                content.authenticLanguages(),
                content.confidentiality(),
                content.embargoUntil(),
                content.value(),
                content.lines().stream()
                        .map(line -> line(line, agreement, around, inside))
                        .toList(),
                reading.at(),
                reading.amendment(),
                inside ? agreement.openAmendment() : null,
                onLadder(ladder, content.predecessor(), true).findFirst().orElse(null),
                onLadder(ladder, content.predecessor(), false).toList(),
                content.sources(),
                inside ? content.note() : null,
                commitment(agreement, inside),
                around.excess(agreement).tonnages(),
                around.excess(agreement).shares(),
                NextSteps.of(agreement, around.caller(), around.now()),
                agreement.draftedAt(),
                inside ? agreement.draftedBy() : null,
                agreement.changedAt(),
                inside ? agreement.changedBy() : null);
    }

    private static Stream<AgreementReference> onLadder(
            List<AgreementReference> ladder, UUID predecessor, boolean before) {
        return ladder.stream().filter(each -> each.id().equals(predecessor) == before);
    }

    private static AgreementView.Commitment commitment(Agreement agreement, boolean inside) {
        CommitmentStanding standing = agreement.commitment();
        return agreement.commitmentVersion() == 0
                ? null
                : new AgreementView.Commitment(
                        agreement.commitmentVersion(),
                        standing.waitsSince(),
                        inside ? standing.refused() : List.of(),
                        inside ? standing.refusedAt() : null);
    }

    private static AgreementView.Line line(SubjectLine line, Agreement agreement, Around around, boolean inside) {
        return new AgreementView.Line(
                line.id(),
                line.kind(),
                line.firmness(),
                around.deposit(line.deposit()),
                around.deposit(line.winner()),
                line.commodity(),
                line.country(),
                line.holder(),
                line.percent(),
                line.quantity(),
                line.outOf(),
                line.termYears(),
                line.from(),
                line.until(),
                line.text(),
                agreement.commitment().grants().stream()
                        .filter(grant -> grant.line().equals(line.id()))
                        .findFirst()
                        .map(grant -> granted(grant, around, inside))
                        .orElse(null));
    }

    private static AgreementView.Granted granted(Grant grant, Around around, boolean inside) {
        return new AgreementView.Granted(
                around.deposit(grant.deposit()),
                grant.outOf(),
                grant.outOf() == null ? null : !grant.outOf().equals(OutOf.RESERVES.code()),
                inside ? grant.estimate() : null);
    }
}
