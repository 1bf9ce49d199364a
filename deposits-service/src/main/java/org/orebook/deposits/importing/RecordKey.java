package org.orebook.deposits.importing;

import org.orebook.deposits.importing.source.DepositRow;

/** A record of a database: what a row is about. */
record RecordKey(String source, String recordId) {

    static RecordKey of(DepositRow row) {
        return new RecordKey(row.source(), row.recordId());
    }

    long hash() {
        return RowHash.ofRecord(source, recordId);
    }
}
