package org.orebook.deposits.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An import as it is answered. {@code rowsRead} is the sum of created, changed, unchanged and rejected.
 *
 * @param state running, completed, failed (the rest of the file cannot be read) or interrupted (send the file again)
 * @param suspectedDuplicates rows whose deposit may be the same as another one; nothing was merged
 * @param bytesRead of the file as it was sent
 * @param unrecognised words that no vocabulary knows, kept as reported: {@code [{field, value, rows, firstRow}]}
 * @param failure why the rest of the file could not be read: {@code {code, reason, row}}
 * @param depositsRegistered of an import of estimates: deposits that no record led to, registered from their rows
 * @param findings of an import of estimates: how many rows have a finding of each code, {@code {code: rows}}
 * @param rejections path of the errors of rejected rows; as CSV with {@code Accept: text/csv}
 * @param suspects path of the suspected duplicates
 * @param rowFindings of an import of estimates: path of what was found about them; as CSV with {@code Accept: text/csv}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Import")
record ImportView(
        UUID id,
        String format,
        boolean dryRun,
        String state,
        Instant startedAt,
        Instant finishedAt,
        String by,
        long rowsRead,
        long created,
        long changed,
        long unchanged,
        long rejected,
        long suspectedDuplicates,
        long bytesRead,
        JsonNode unrecognised,
        JsonNode failure,
        Long depositsRegistered,
        JsonNode findings,
        String rejections,
        String suspects,
        String rowFindings) {}
