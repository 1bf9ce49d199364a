package org.orebook.deposits.importing;

import org.orebook.chassis.caller.Caller;
import org.orebook.deposits.deposit.Visibility;
import org.orebook.deposits.importing.source.ImportFormat;
import org.orebook.deposits.importing.source.ReadOptions;

/**
 * What a caller asks of an import.
 *
 * @param format layout of the file
 * @param options how to read it
 * @param dryRun whether everything is done but kept
 * @param visibility of rows that state none
 * @param idempotencyKey key of the POST; {@code null} where the caller sent none
 */
record ImportRequest(
        ImportFormat format,
        ReadOptions options,
        boolean dryRun,
        Visibility visibility,
        Caller caller,
        String requestId,
        String idempotencyKey) {}
