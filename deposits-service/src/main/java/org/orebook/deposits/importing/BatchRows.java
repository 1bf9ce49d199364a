package org.orebook.deposits.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.orebook.deposits.deposit.Deposit;
import org.orebook.deposits.deposit.DepositContent;
import org.orebook.deposits.importing.source.DepositRow;
import org.orebook.deposits.importing.source.RowError;

/** The rows of one batch: those that can be taken, and what is wrong with the others. */
final class BatchRows {

    /**
     * A row that can be taken, made ready to be written while the batch before is.
     *
     * @param hash what the row says, to know it again
     * @param draft the deposit that it would register
     * @param profile the draft's profile as JSON
     * @param nameKeys the keys of the draft's names
     */
    record Taken(
            DepositRow row, DepositContent content, long hash, Deposit draft, String profile, Set<String> nameKeys) {}

    /** One of the errors of a row. */
    record Fault(long row, int ordinal, RowError error) {}

    private final List<Taken> taken = new ArrayList<>();
    private final List<EstimateDraft> estimates = new ArrayList<>();
    private final List<Fault> errors = new ArrayList<>();
    private long read;
    private long rejected;
    private long bytesRead;

    /** The same rows, for a transaction that may have to be run again: what it rejects is noted in the copy alone. */
    BatchRows copy() {
        BatchRows copy = new BatchRows();
        copy.taken.addAll(taken);
        copy.estimates.addAll(estimates);
        copy.errors.addAll(errors);
        copy.read = read;
        copy.rejected = rejected;
        copy.bytesRead = bytesRead;
        return copy;
    }

    void take(Taken row) {
        read++;
        taken.add(row);
    }

    void takeEstimate(EstimateDraft estimate) {
        read++;
        estimates.add(estimate);
    }

    /** A deposit that estimates of the batch are of, beside them: no row of its own. */
    void takeSite(Taken site) {
        taken.add(site);
    }

    void reject(long row, List<RowError> reasons) {
        read++;
        rejected++;
        addErrors(row, reasons);
    }

    /** A row that seemed fine, and that the registry turned out not to have a place for. */
    void rejectTaken(long row, RowError reason) {
        rejected++;
        addErrors(row, List.of(reason));
    }

    private void addErrors(long row, List<RowError> reasons) {
        for (int i = 0; i < reasons.size(); i++) {
            errors.add(new Fault(row, i, reasons.get(i)));
        }
    }

    void reachedByte(long position) {
        bytesRead = position;
    }

    long bytesRead() {
        return bytesRead;
    }

    long read() {
        return read;
    }

    long rejected() {
        return rejected;
    }

    List<Taken> taken() {
        return taken;
    }

    List<EstimateDraft> estimates() {
        return estimates;
    }

    List<Fault> errors() {
        return errors;
    }
}
