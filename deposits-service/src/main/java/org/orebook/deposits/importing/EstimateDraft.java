package org.orebook.deposits.importing;

import java.util.List;
import org.orebook.deposits.estimate.EstimateColumns;
import org.orebook.deposits.estimate.EstimateContent;
import org.orebook.deposits.estimate.Finding;

/**
 * An estimate of a batch, made ready to be written while the batch before is.
 *
 * @param row number of its row
 * @param record of the deposit that it is of
 * @param columns with what was found about it by itself
 */
record EstimateDraft(long row, RecordKey record, EstimateContent content, EstimateColumns columns) {

    /** The same with what was found beside others. */
    EstimateDraft with(List<Finding> found) {
        return new EstimateDraft(row, record, content, columns.with(found));
    }
}
