package org.orebook.deposits.importing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.history.Act;
import org.orebook.chassis.problem.FieldError;
import org.orebook.chassis.problem.Refusal;
import org.orebook.chassis.transaction.Transactions;
import org.orebook.deposits.deposit.Deposit;
import org.orebook.deposits.deposit.DepositContent;
import org.orebook.deposits.deposit.DepositKind;
import org.orebook.deposits.deposit.Deposits;
import org.orebook.deposits.deposit.Refusals;
import org.orebook.deposits.importing.source.RowError;

/** Brings one batch of rows into the registry: new records are registered, changed ones restated, others left alone. */
@ApplicationScoped
class BatchWriter {

    private final BatchStore store;
    private final Deposits deposits;
    private final ImportConfig config;

    BatchWriter(BatchStore store, Deposits deposits, ImportConfig config) {
        this.store = store;
        this.deposits = deposits;
        this.config = config;
    }

    /**
     * Writes a batch in the caller's transaction and says what became of its rows.
     *
     * @param rehearsed what a dry run would have registered in the batches before
     */
    Uni<Written> write(Mutiny.Session session, BatchRows batch, Act act, Rehearsed rehearsed) {
        BatchRows rows = batch.copy();
        return store.known(session, records(rows.taken()))
                .map(known -> new Sorting(rows, known, act, rehearsed).sorted())
                .flatMap(sorted -> sorted.restated().isEmpty()
                        ? registerNew(session, sorted.created(), act)
                                .map(registered -> written(rows, sorted, registered, 0))
                        : registerAndRestate(session, rows, sorted, act));
    }

    /** What is restated may be part of what is new, and new deposits are held against restated ones as they are then. */
    private Uni<Written> registerAndRestate(Mutiny.Session session, BatchRows rows, Sorted sorted, Act act) {
        return addNew(session, sorted.created(), act)
                .flatMap(deposits -> restate(session, rows, sorted.restated(), act)
                        .flatMap(restated -> suspects(session, sorted.created())
                                .map(found -> written(rows, sorted, new Registered(deposits, found), restated))));
    }

    private static Written written(BatchRows rows, Sorted sorted, Registered registered, int restated) {
        return new Written(
                rows,
                registered.deposits(),
                tally(rows, sorted, restated, registered.suspects()),
                registered.suspects(),
                FoundInRows.NOTHING);
    }

    private static Tally tally(BatchRows batch, Sorted sorted, int restated, List<Suspect> suspects) {
        return new Tally(
                batch.read(),
                sorted.created().size(),
                restated,
                sorted.unchanged(),
                batch.rejected(),
                suspects.stream().map(Suspect::deposit).distinct().count());
    }

    /** All records that rows are about or name as their parent. */
    private static Set<List<String>> records(List<BatchRows.Taken> rows) {
        Set<List<String>> records = new LinkedHashSet<>();
        for (BatchRows.Taken taken : rows) {
            records.add(List.of(taken.row().source(), taken.row().recordId()));
            if (taken.row().parentRecordId() != null) {
                records.add(List.of(taken.row().source(), taken.row().parentRecordId()));
            }
        }
        return records;
    }

    /** A row that is new, with its deposit in its place in the tree. */
    private record New(BatchRows.Taken row, Deposit deposit) {}

    /** A row that says something else than last time. */
    private record Restated(UUID deposit, BatchRows.Taken row, DepositContent content) {}

    private record Sorted(List<New> created, List<Restated> restated, long unchanged) {}

    /** Tells new rows from known ones, in the order of the file, so that a parent may stand before its parts. */
    private static final class Sorting {

        private final BatchRows batch;
        private final Act act;
        private final Rehearsed rehearsed;
        private final Map<List<String>, BatchStore.Known> known;
        private final Map<List<String>, BatchStore.Known> seen;
        private final List<New> created = new ArrayList<>();
        private final List<Restated> restated = new ArrayList<>();
        private long unchanged;

        private Sorting(BatchRows batch, Map<List<String>, BatchStore.Known> known, Act act, Rehearsed rehearsed) {
            this.batch = batch;
            this.known = known;
            this.act = act;
            this.rehearsed = rehearsed;
            this.seen = new HashMap<>(known);
        }

        private Sorted sorted() {
            for (BatchRows.Taken row : batch.taken()) {
                sort(row);
            }
            return new Sorted(created, restated, unchanged);
        }

        private void sort(BatchRows.Taken row) {
            List<String> record = List.of(row.row().source(), row.row().recordId());
            BatchStore.Known before = known.get(record);
            if (before != null && before.hash() != null && before.hash() == row.hash()) {
                unchanged++;
                return;
            }
            DepositContent placed = placed(row);
            if (placed == null) {
                return;
            }
            if (before == null) {
                Deposit draft = row.draft();
                boolean atTheTop = row.row().parentRecordId() == null;
                Deposit deposit = atTheTop ? draft : Deposit.draft(draft.id(), placed, act);
                created.add(new New(row, deposit));
                seen.put(record, new BatchStore.Known(draft.id(), row.hash(), placed.kind()));
            } else {
                restated.add(new Restated(before.deposit(), row, placed));
            }
        }

        /** The content with its parent in place; {@code null} where the parent is not acceptable, which is noted. */
        private DepositContent placed(BatchRows.Taken row) {
            String parentRecord = row.row().parentRecordId();
            if (parentRecord == null) {
                return row.content();
            }
            BatchStore.Known parent = seen.get(List.of(row.row().source(), parentRecord));
            DepositKind wider = parent == null ? rehearsed.kindOf(row.row().source(), parentRecord) : parent.kind();
            if (wider == null) {
                return reject(
                        row,
                        parentRecord,
                        "unknown-parent",
                        "There is no such record: a parent stands before its parts.");
            }
            DepositKind kind = row.content().kind();
            if (wider.compareTo(kind) >= 0) {
                return reject(
                        row, parentRecord, "wrong-level", "A " + wider.code() + " cannot hold a " + kind.code() + ".");
            }
            // A rehearsed parent was undone: its part is tried by itself.
            return parent == null ? row.content() : row.content().within(parent.deposit());
        }

        private DepositContent reject(BatchRows.Taken row, String value, String code, String reason) {
            batch.rejectTaken(row.row().number(), new RowError("parent_record_id", value, code, reason));
            return null;
        }
    }

    /** New deposits, and which older ones may be the same. */
    record Registered(List<Deposit> deposits, List<Suspect> suspects) {}

    /** Registers the deposits of rows that name no parent, in the caller's transaction. */
    Uni<Registered> register(Mutiny.Session session, List<BatchRows.Taken> rows, Act act) {
        List<New> created = rows.stream().map(row -> new New(row, row.draft())).toList();
        return registerNew(session, created, act);
    }

    private Uni<Registered> registerNew(Mutiny.Session session, List<New> rows, Act act) {
        return numbered(session, rows)
                .flatMap(registered -> Transactions.pipelined(
                                List.of(() -> store.add(session, registered, taken(rows), act)),
                                () -> suspects(session, rows))
                        .map(found -> new Registered(registered, found)));
    }

    private Uni<List<Deposit>> addNew(Mutiny.Session session, List<New> rows, Act act) {
        return numbered(session, rows).call(registered -> store.add(session, registered, taken(rows), act));
    }

    private Uni<List<Deposit>> numbered(Mutiny.Session session, List<New> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return deposits.nextNumbers(session, rows.size()).map(numbers -> numbered(rows, numbers));
    }

    private static List<Deposit> numbered(List<New> rows, BiFunction<String, Integer, String> numbers) {
        List<Deposit> registered = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Deposit deposit = rows.get(i).deposit();
            // One that was drawn before the transaction had to be run again is still nobody else's.
            if (deposit.number() == null) {
                deposit.number(numbers.apply(deposit.profile().place().country(), i));
            }
            registered.add(deposit);
        }
        return registered;
    }

    /** Takes in what changed. @return how many rows the registry had a place for */
    private Uni<Integer> restate(Mutiny.Session session, BatchRows batch, List<Restated> rows, Act act) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        List<UUID> ids = rows.stream().map(Restated::deposit).distinct().toList();
        List<BatchRows.Taken> restated = new ArrayList<>(rows.size());
        return store.editedByHand(session, ids)
                .flatMap(edited -> Transactions.inTurn(
                        rows,
                        row -> deposits.restate(
                                        session, row.deposit(), row.content(), edited.contains(row.deposit()), act)
                                .invoke(() -> restated.add(row.row()))
                                .onFailure(BatchWriter::hasNoPlace)
                                .recoverWithItem(refused -> reject(batch, row.row(), (Refusal) refused))))
                .chain(() -> store.remember(session, restated))
                .replaceWith(restated::size);
    }

    /** The tree of deposits does not let a row be where it says: nothing of it was written yet. */
    private static boolean hasNoPlace(Throwable failure) {
        return failure instanceof Refusal.Invalid || failure instanceof Refusals.Merged;
    }

    private static Void reject(BatchRows batch, BatchRows.Taken row, Refusal refused) {
        FieldError error = refused.errors().isEmpty()
                ? FieldError.of("row", refused.getMessage())
                : refused.errors().getFirst();
        batch.rejectTaken(
                row.row().number(), new RowError(error.field(), error.value(), refused.problem(), error.reason()));
        return null;
    }

    private Uni<List<Suspect>> suspects(Mutiny.Session session, List<New> created) {
        return store.suspects(session, taken(created), config.suspectKilometres());
    }

    private static List<BatchRows.Taken> taken(List<New> rows) {
        return rows.stream().map(New::row).toList();
    }
}
