package org.orebook.deposits.importing;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.orebook.deposits.estimate.Finding;

/**
 * What was found about the estimates of a batch.
 *
 * @param rows those about which something was found, in the order of the file
 * @param rowsByCode how many of them have a finding of each code
 */
record FoundInRows(List<EstimateDraft> rows, Map<Finding.Code, Long> rowsByCode) {

    static final FoundInRows NOTHING = new FoundInRows(List.of(), Map.of());

    /** What was found about new estimates. */
    static FoundInRows of(List<EstimateDraft> created) {
        List<EstimateDraft> rows = created.stream()
                .filter(draft -> !draft.columns().codes().isEmpty())
                .toList();
        Map<Finding.Code, Long> rowsByCode = new EnumMap<>(Finding.Code.class);
        rows.forEach(draft -> draft.columns().codes().forEach(code -> rowsByCode.merge(code, 1L, Long::sum)));
        return new FoundInRows(rows, rowsByCode);
    }
}
