package org.orebook.deposits.importing;

import java.util.EnumMap;
import java.util.Map;
import org.orebook.deposits.deposit.Deposit;
import org.orebook.deposits.deposit.DepositKind;
import org.orebook.deposits.deposit.ExternalRecord;

/**
 * What a dry run would have registered by now: each of its batches is undone, and a part may stand batches behind its
 * parent. Empty in an import that keeps what it does.
 */
final class Rehearsed {

    private final Map<DepositKind, SeenRecords> records = new EnumMap<>(DepositKind.class);

    void add(Deposit deposit) {
        SeenRecords ofKind = records.computeIfAbsent(deposit.kind(), first -> new SeenRecords());
        for (ExternalRecord record : deposit.profile().externalRecords()) {
            ofKind.add(RowHash.ofRecord(record.source(), record.recordId()));
        }
    }

    /** The kind of a record that would be there; {@code null} where it would not. */
    DepositKind kindOf(String source, String recordId) {
        if (records.isEmpty()) {
            return null;
        }
        long hash = RowHash.ofRecord(source, recordId);
        return records.entrySet().stream()
                .filter(kind -> kind.getValue().contains(hash))
                .map(Map.Entry::getKey)
                .findAny()
                .orElse(null);
    }
}
