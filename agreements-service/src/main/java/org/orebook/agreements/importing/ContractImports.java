package org.orebook.agreements.importing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.agreements.agreement.RecordedAgreements.Outcome;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.transaction.Transactions;

/**
 * Imports files of contracts. A file is read to its end before anything is done with it; then its rows are taken over in
 * batches, each in a transaction: what broke off is completed by the same file sent again.
 */
@ApplicationScoped
class ContractImports {

    /** Rows of one transaction: it holds the names of parties, and others wait for that. */
    private static final int BATCH = 100;

    private final Transactions transactions;
    private final ContractTranslation translation;
    private final ContractCheck check;
    private final ContractBatch batch;
    private final ContractCounts counts;

    ContractImports(
            Transactions transactions,
            ContractTranslation translation,
            ContractCheck check,
            ContractBatch batch,
            ContractCounts counts) {
        this.transactions = transactions;
        this.translation = translation;
        this.check = check;
        this.batch = batch;
        this.counts = counts;
    }

    /**
     * Imports a file. Blocks: to be called on a virtual thread.
     *
     * @param dryRun all is done, and undone again
     * @throws ImportRefusals.UnreadableFile where it cannot be read to its end: nothing was done then
     */
    ContractImport run(byte[] file, boolean dryRun, Caller caller, String requestId) {
        try {
            ContractImport done = done(file, dryRun, caller, requestId);
            counts.completed(done);
            return done;
        } catch (ImportRefusals.UnreadableFile unreadable) {
            counts.unreadable();
            throw unreadable;
        } catch (RuntimeException failed) {
            counts.failed();
            throw failed;
        }
    }

    private ContractImport done(byte[] file, boolean dryRun, Caller caller, String requestId) {
        List<RowReading> rows = read(file);
        ContractTally tally = new ContractTally();
        for (int from = 0; from < rows.size(); from += BATCH) {
            List<CheckedRow> checked = rows.subList(from, Math.min(from + BATCH, rows.size())).stream()
                    .map(check::check)
                    .toList();
            count(checked, take(checked, dryRun, caller, requestId), tally);
        }
        return tally.report(dryRun);
    }

    private List<RowReading> read(byte[] file) {
        List<RowReading> rows = new ArrayList<>();
        try (ContractReader reader =
                ContractReader.open(new ByteArrayInputStream(file), ContractLimits.USUAL, translation)) {
            for (RowReading row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        } catch (UnreadableFileException unreadable) {
            throw new ImportRefusals.UnreadableFile(unreadable);
        } catch (IOException ofBytesInMemory) {
            throw new UncheckedIOException(ofBytesInMemory);
        }
        return rows;
    }

    private Map<Long, Outcome> take(List<CheckedRow> checked, boolean dryRun, Caller caller, String requestId) {
        List<CheckedRow.Acceptable> acceptable = checked.stream()
                .filter(CheckedRow.Acceptable.class::isInstance)
                .map(CheckedRow.Acceptable.class::cast)
                .toList();
        Function<Mutiny.Session, Uni<Map<Long, Outcome>>> work =
                session -> batch.take(session, acceptable, caller, requestId);
        return Transactions.await(() -> dryRun ? transactions.rehearse(work) : transactions.run(work));
    }

    private static void count(List<CheckedRow> checked, Map<Long, Outcome> outcomes, ContractTally tally) {
        for (CheckedRow row : checked) {
            switch (row) {
                case CheckedRow.Rejected rejected -> tally.reject(rejected.number(), rejected.errors());
                case CheckedRow.Acceptable taken -> {
                    tally.count(taken.contract(), outcomes.get(taken.number()));
                    tally.remark(taken.contract().remarks());
                    tally.remark(taken.document().remarks());
                }
            }
        }
    }
}
