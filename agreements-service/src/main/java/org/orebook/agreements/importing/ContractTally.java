package org.orebook.agreements.importing;

import java.util.ArrayList;
import java.util.List;
import org.orebook.agreements.agreement.RecordedAgreements.Outcome;

/** Counts what becomes of rows. */
final class ContractTally {

    /** More of them nobody reads, and the answer stays bounded. */
    private static final int MOST_REMARKS = 10_000;

    private final List<Long> rejectedRows = new ArrayList<>();
    private final List<RowRemark> remarks = new ArrayList<>();
    private int remarksLeftOut;
    private int created;
    private int changed;
    private int unchanged;

    void reject(long row, List<RowRemark> errors) {
        rejectedRows.add(row);
        remark(errors);
    }

    void remark(List<RowRemark> further) {
        int room = Math.min(further.size(), MOST_REMARKS - remarks.size());
        remarks.addAll(further.subList(0, room));
        remarksLeftOut += further.size() - room;
    }

    void count(ContractRow row, Outcome outcome) {
        switch (outcome) {
            case CREATED -> created++;
            case CHANGED -> changed++;
            case UNCHANGED -> unchanged++;
            case LEFT_ALONE ->
                reject(
                        row.number(),
                        List.of(new RowRemark(
                                row.number(),
                                "id",
                                row.record(),
                                "worked-on-since",
                                "The source says something else than before, and somebody has worked on the agreement"
                                        + " since: amend it, if that is right.")));
        }
    }

    ContractImport report(boolean dryRun) {
        return new ContractImport(
                dryRun,
                created + changed + unchanged + rejectedRows.size(),
                created,
                changed,
                unchanged,
                rejectedRows.size(),
                rejectedRows,
                remarks,
                remarksLeftOut);
    }
}
