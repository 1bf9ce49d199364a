package org.orebook.agreements.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A document of an agreement as it is answered.
 *
 * @param version counts its changes; also the ETag
 * @param sha256 of its bytes, in hexadecimal
 * @param size in bytes
 * @param language BCP 47
 * @param authentic whether the parties agreed to hold this text, and not a translation or a copy for reading
 * @param withdrawn by whom, when and why, where it was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Document")
public record DocumentView(
        UUID id,
        int version,
        UUID agreement,
        String name,
        String sha256,
        String mediaType,
        long size,
        String language,
        boolean authentic,
        Instant uploadedAt,
        String uploadedBy,
        Withdrawal withdrawn) {

    /** That it should not have been there. */
    @Schema(name = "DocumentWithdrawal")
    public record Withdrawal(Instant at, String by, String reason) {}
}
