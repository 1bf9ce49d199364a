package org.orebook.agreements.importing;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an import did, or in a dry run would do.
 *
 * @param read rows of the file: each of them is created, changed, unchanged or rejected
 * @param created agreements that were not here
 * @param changed those of which the source says something else than before, and that nobody had worked on since
 * @param unchanged those of which it says the same
 * @param rejectedRows numbers of the rows that were not taken, counted from 1
 * @param remarks why, and what of the others was not understood; in the order of the rows
 * @param remarksLeftOut how many more there would be
 */
@Schema(name = "ContractImport")
public record ContractImport(
        boolean dryRun,
        int read,
        int created,
        int changed,
        int unchanged,
        int rejected,
        List<Long> rejectedRows,
        List<RowRemark> remarks,
        int remarksLeftOut) {

    public ContractImport {
        rejectedRows = List.copyOf(rejectedRows);
        remarks = List.copyOf(remarks);
    }
}
