package org.orebook.deposits.importing;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.history.Act;
import org.orebook.deposits.deposit.Deposit;
import org.orebook.deposits.estimate.EstimateFindings;

/**
 * Brings one batch of estimates into the registry: deposits that no record leads to are registered, and what is said of
 * them for the first time is recorded.
 */
@ApplicationScoped
class EstimateBatchWriter {

    private final EstimateBatchStore store;
    private final BatchWriter deposits;
    private final EstimateFindings findings;

    EstimateBatchWriter(EstimateBatchStore store, BatchWriter deposits, EstimateFindings findings) {
        this.store = store;
        this.deposits = deposits;
        this.findings = findings;
    }

    /** An estimate with its deposit; {@code null} where a dry run has registered it and undone that. */
    record Placed(EstimateDraft draft, EstimateBatchStore.Home home) {

        UUID deposit() {
            return home == null ? null : home.deposit();
        }

        /** What the estimates that it may contradict are of. */
        EstimateBatchStore.Subject subject() {
            return new EstimateBatchStore.Subject(
                    home.deposit(), draft.content().commodity());
        }

        Placed with(EstimateDraft other) {
            return new Placed(other, home);
        }
    }

    /**
     * Writes a batch in the caller's transaction and says what became of its rows.
     *
     * @param rehearsed what a dry run would have registered in the batches before
     */
    Uni<Written> write(Mutiny.Session session, BatchRows batch, Act act, Rehearsed rehearsed) {
        return store.homes(session, records(batch.estimates()), act.importId())
                .flatMap(known -> deposits.register(session, unknown(batch.taken(), known), act)
                        .flatMap(registered -> {
                            List<Placed> placed = placed(batch.estimates(), known, registered.deposits(), rehearsed);
                            return record(session, placed, act).map(created -> written(batch, registered, created));
                        }));
    }

    private static Written written(BatchRows batch, BatchWriter.Registered registered, List<EstimateDraft> created) {
        long suspected =
                registered.suspects().stream().map(Suspect::deposit).distinct().count();
        int unchanged = batch.estimates().size() - created.size();
        return new Written(
                batch,
                registered.deposits(),
                new Tally(batch.read(), created.size(), 0, unchanged, batch.rejected(), suspected),
                registered.suspects(),
                FoundInRows.of(created));
    }

    private static Set<RecordKey> records(List<EstimateDraft> drafts) {
        Set<RecordKey> records = new LinkedHashSet<>();
        drafts.forEach(draft -> records.add(draft.record()));
        return records;
    }

    private static List<BatchRows.Taken> unknown(
            List<BatchRows.Taken> sites, Map<RecordKey, EstimateBatchStore.Home> known) {
        List<BatchRows.Taken> unknown = new ArrayList<>(sites.size());
        for (BatchRows.Taken site : sites) {
            if (!known.containsKey(RecordKey.of(site.row()))) {
                unknown.add(site);
            }
        }
        return unknown;
    }

    private static List<Placed> placed(
            List<EstimateDraft> drafts,
            Map<RecordKey, EstimateBatchStore.Home> known,
            List<Deposit> registered,
            Rehearsed rehearsed) {
        Map<RecordKey, EstimateBatchStore.Home> homes = new HashMap<>(known);
        for (Deposit deposit : registered) {
            deposit.profile()
                    .externalRecords()
                    .forEach(record -> homes.put(
                            new RecordKey(record.source(), record.recordId()),
                            EstimateBatchStore.Home.newlyRegistered(deposit.id())));
        }
        List<Placed> placed = new ArrayList<>(drafts.size());
        for (EstimateDraft draft : drafts) {
            EstimateBatchStore.Home home = homes.get(draft.record());
            if (home == null
                    && rehearsed.kindOf(draft.record().source(), draft.record().recordId()) == null) {
                throw new IllegalStateException("row " + draft.row() + " has lost its deposit");
            }
            placed.add(new Placed(draft, home));
        }
        return placed;
    }

    /** Records what was not said before. @return that */
    private Uni<List<EstimateDraft>> record(Mutiny.Session session, List<Placed> placed, Act act) {
        return store.said(session, withEstimates(placed))
                .map(said -> unsaid(placed, said))
                .flatMap(created -> compared(session, created, act))
                .call(created -> store.add(session, kept(created), act))
                .map(created -> created.stream().map(Placed::draft).toList());
    }

    /** Nobody has said anything of a deposit that is new with this batch. */
    private static List<Placed> withEstimates(List<Placed> placed) {
        return placed.stream()
                .filter(each -> each.home() != null && each.home().knownBeforeBatch())
                .toList();
    }

    private static List<Placed> unsaid(List<Placed> placed, Set<EstimateBatchStore.Said> said) {
        if (said.isEmpty()) {
            return placed;
        }
        List<Placed> unsaid = new ArrayList<>(placed.size());
        for (Placed each : placed) {
            if (!said.contains(new EstimateBatchStore.Said(
                    each.deposit(), each.draft().columns().contentHash()))) {
                unsaid.add(each);
            }
        }
        return unsaid;
    }

    /** A deposit that a dry run registered in a batch before is not there: nothing can be kept of it. */
    private static List<Placed> kept(List<Placed> created) {
        return created.stream().filter(each -> each.home() != null).toList();
    }

    /** Finds again what is found about those that other imports, or people, have said something beside. */
    private Uni<List<Placed>> compared(Mutiny.Session session, List<Placed> created, Act act) {
        Set<EstimateBatchStore.Subject> subjects = new HashSet<>();
        for (Placed each : created) {
            if (each.home() != null && each.home().knownBeforeImport()) {
                subjects.add(each.subject());
            }
        }
        return store.earlier(session, subjects, act.importId())
                .flatMap(earlier -> earlier.isEmpty()
                        ? Uni.createFrom().item(created)
                        : besideTheLoop(() -> compared(created, EstimateBatchStore.read(earlier))));
    }

    private List<Placed> compared(
            List<Placed> created, Map<EstimateBatchStore.Subject, List<EstimateFindings.Earlier>> earlier) {
        return created.stream()
                .map(each -> {
                    var others = each.home() == null ? null : earlier.get(each.subject());
                    return others == null
                            ? each
                            : each.with(
                                    each.draft().with(findings.find(each.draft().content(), others)));
                })
                .toList();
    }

    /** Reckons on another thread and comes back to the event loop that the session lives on. */
    private static <T> Uni<T> besideTheLoop(Callable<T> work) {
        Context loop = Vertx.currentContext();
        return Uni.createFrom()
                .completionStage(() -> loop.executeBlocking(work, false).toCompletionStage());
    }
}
