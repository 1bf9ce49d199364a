package org.orebook.deposits.reserve;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a file of country figures did, or would do.
 *
 * @param dryRun whether it was only tried
 * @param fileHash SHA-256 of the file, 64 hexadecimal digits
 * @param tables one per edition and commodity, in the order of the file
 */
@Schema(name = "ReserveLoad")
record LoadResult(boolean dryRun, String fileHash, List<Table> tables) {

    LoadResult {
        tables = List.copyOf(tables);
    }

    /**
     * One table.
     *
     * @param rows countries, others and totals
     * @param figures in them
     * @param outcome created, replaced or unchanged
     */
    @Schema(name = "ReserveLoadTable")
    record Table(String edition, String commodity, int rows, int figures, String outcome) {}
}
